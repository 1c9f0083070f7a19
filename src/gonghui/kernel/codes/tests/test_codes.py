"""Code lists, divisions and dated numbers."""

import datetime

import pytest
from django.utils import translation

from gonghui.kernel.codes import divisions, lists, parameters
from gonghui.kernel.codes.models import Parameter


@pytest.mark.parametrize("name", lists.names())
def test_every_list_names_its_standard_and_has_both_languages(name):
    found = lists.get(name)
    assert found.standard
    assert all(entry.code and entry.name and entry.english for entry in found.entries)
    assert len({entry.code for entry in found.entries}) == len(found.entries)


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("sex", "男", "1"),
        ("sex", "１", "1"),
        ("education", "大专", "30"),
        ("ethnic_group", "蒙古", "02"),
        ("ethnic_group", "蒙古族", "02"),
        ("skill_grade", "高级工（三级）", "4"),
        ("politics", "群众", "13"),
        ("sex", "男的", None),
    ],
)
def test_a_code_is_recognised_however_it_is_written(name, text, code):
    assert lists.get(name).code_for(text) == code


def test_a_label_speaks_the_language_of_its_reader():
    with translation.override("en"):
        assert lists.get("sex").label("2") == "Female"
    with translation.override("zh-hans"):
        assert lists.get("sex").label("2") == "女"


def test_a_division_is_named_as_it_was_at_the_time():
    assert divisions.find("150105", datetime.date(1990, 1, 1)).name == "郊区"
    assert divisions.find("150105", datetime.date(2010, 1, 1)).name == "赛罕区"
    assert divisions.name("150105") == "内蒙古自治区呼和浩特市赛罕区"


def test_the_invented_divisions_of_the_demonstration_are_known():
    assert divisions.name("990103") == "岚州省（演示）岚州市机电开发区"
    assert not divisions.known("999999")


@pytest.mark.django_db
def test_the_county_number_goes_before_the_province_number_and_the_date_decides():
    for region, days, start in [("", 3, 2020), ("990000", 4, 2020), ("990101", 5, 2022)]:
        Parameter.objects.create(
            code="join.review",
            region=region,
            value=days,
            valid_from=datetime.date(start, 1, 1),
            document="演示数据",
        )
    on = datetime.date(2026, 1, 1)
    assert parameters.value("join.review", on=on, region="990101") == 5
    assert parameters.value("join.review", on=datetime.date(2021, 1, 1), region="990101") == 4
    assert parameters.value("join.review", on=on, region="990221") == 4
    assert parameters.value("join.review", on=on, region="150102") == 3
    assert parameters.value("nothing", on=on, default=7) == 7
