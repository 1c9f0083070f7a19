"""Code lists: how what people write becomes a code."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonghui.kernel.codes import lists

every_entry = st.sampled_from([(name, entry) for name in lists.names() for entry in lists.get(name).entries])


@given(every_entry)
def test_every_code_and_every_name_means_itself(pair):
    name, entry = pair
    found = lists.get(name)
    assert found.code_for(entry.code) == entry.code
    assert found.code_for(entry.name) == entry.code
    assert found.code_for(f" {entry.english.upper()}　") is not None


@given(every_entry, st.sampled_from(lists.SEPARATORS))
def test_a_drop_down_cell_with_code_and_name_is_understood(pair, separator):
    name, entry = pair
    assert lists.get(name).code_for(f"{entry.code}{separator}{entry.name}") == entry.code


@given(st.text(max_size=12))
def test_no_text_breaks_a_list(text):
    code = lists.get("education").code_for(text)
    assert code is None or code in lists.get("education")


def test_the_head_of_a_household_is_not_taken_for_oneself():
    assert lists.get("family_relation").code_for("户主") == "02"
    assert lists.get("family_relation").code_for("本人") == "01"


def test_a_code_that_does_not_fit_its_name_is_not_guessed():
    assert lists.get("sex").code_for("1女") is None


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("ethnic_group", 58),
        ("industry", 20),
        ("unit_category", 16),
        ("membership_change", 8),
        ("politics", 13),
    ],
)
def test_a_list_is_complete(name, count):
    assert len(lists.get(name).entries) == count


def test_the_family_relations_are_those_of_the_standard():
    assert len(lists.get("family_relation").entries) > 70


def test_a_form_offers_the_usual_grades_and_an_import_knows_the_rare_ones():
    education = lists.get("education")
    assert "23" not in dict(education.choices())
    assert dict(education.choices(full=True))["23"] == "大学本科肄业"
    assert education.code_for("大学本科肄业") == "23"


def test_a_grade_is_offered_only_since_it_exists():
    grades = lists.get("skill_grade")
    assert "8" not in dict(grades.choices(datetime.date(2020, 1, 1)))
    assert dict(grades.choices(datetime.date(2024, 1, 1)))["8"] == "首席技师"
    assert grades.label("8", datetime.date(2020, 1, 1)) == "首席技师", "an old record keeps readable words"


def test_a_code_that_changed_its_name_is_called_as_it_was_then():
    changed = datetime.date(2020, 1, 1)
    entries = (
        lists.Code("1", "旧名", "Old", valid_to=changed),
        lists.Code("1", "新名", "New", valid_from=changed),
    )
    found = lists.CodeList("sample", "样例", entries)
    assert found.label("1", datetime.date(2019, 12, 31)) == "旧名"
    assert found.label("1", changed) == found.label("1") == "新名"
    assert found.choices(changed) == [("1", "新名")]


def test_an_unknown_code_is_shown_as_it_stands():
    assert lists.get("sex").label("7") == "7"
    assert lists.get("sex").label("") == ""
