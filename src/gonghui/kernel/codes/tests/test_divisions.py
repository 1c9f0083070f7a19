"""Divisions: names, years, addresses."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonghui.kernel.codes import divisions

current = st.sampled_from([division for _full, division in divisions._current()])


@pytest.mark.parametrize(
    ("code", "full_name"),
    [
        ("110101", "北京市东城区"),
        ("500101", "重庆市万州区"),
        ("429006", "湖北省天门市"),
        ("659001", "新疆维吾尔自治区石河子市"),
        ("441900", "广东省东莞市"),
        ("150000", "内蒙古自治区"),
        ("152301", "内蒙古自治区哲里木盟通辽市"),
        ("000000", "000000"),
    ],
)
def test_a_full_name_leaves_out_what_only_groups(code, full_name):
    assert divisions.name(code) == full_name


def test_a_code_is_known_for_ever_but_in_force_only_for_its_years():
    assert divisions.known("110103")
    assert divisions.known("110103", datetime.date(2010, 12, 31))
    assert not divisions.known("110103", datetime.date(2011, 1, 1))
    division = divisions.find("110103")
    assert (division.valid_from, division.valid_to) == (None, datetime.date(2011, 1, 1))


def test_the_number_range_of_residence_permits_is_known_but_never_offered():
    assert divisions.known("830000")
    assert "830000" not in {division.code for division in divisions.children()}
    assert divisions.search("台湾居民") == []


def test_one_walks_down_from_the_provinces():
    assert len([one for one in divisions.children() if one.kind == ""]) == 34
    assert divisions.children()[-1].kind == divisions.DEMO
    assert [one.name for one in divisions.children("150000")][:2] == ["呼和浩特市", "包头市"]
    assert "崇文区" not in [one.name for one in divisions.children("110100")]
    assert "崇文区" in [one.name for one in divisions.children("110100", datetime.date(2005, 1, 1))]
    assert divisions.children("110101") == []


def test_search_puts_the_same_name_first_and_the_invented_last():
    assert divisions.search("武陵")[0].full_name == "湖南省常德市武陵区"
    assert divisions.search("常德市 武陵区")[0].code == "430702"
    assert divisions.search("城关区")[-1].kind == divisions.DEMO
    assert divisions.search("") == divisions.search("崇文区") == []


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("湖南省常德市武陵区人民路 12 号", "430702"),
        ("常德市武陵区人民路", "430702"),
        ("内蒙古赤峰市松山区", "150404"),
        ("北京市朝阳区建国路", "110105"),
        ("岚州省（演示）岚州市城关区", "990101"),
        ("朝阳区建国路", None),
        ("人民路 12 号", None),
        ("", None),
    ],
)
def test_an_address_names_its_division_only_when_it_is_beyond_doubt(address, code):
    found = divisions.in_address(address)
    assert (found and found.code) == code


@given(current, st.text("路街号0123456789", max_size=8))
def test_an_address_that_begins_with_a_full_name_is_found(division, rest):
    found = divisions.in_address(division.full_name + rest)
    assert found.full_name == division.full_name


@given(current)
def test_every_division_lies_in_the_places_that_enclose_it(division):
    places = divisions.enclosing(division.code)
    assert places[0] == division.code
    assert places[-1] == ""
    assert all(divisions.known(place) for place in places[:-1])
