"""A worker's own export tells all they said by name and in confidence, and nobody else's tells any of it."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

from gonghui.portal import held as everything
from gonghui.portal import held_page
from gonghui.services.grievances.actions import dropping, passing
from gonghui.services.grievances.models import Grievance
from gonghui.services.grievances.queries import held
from tests.rules.cast import gather

from . import held_said, saying

SECRET = "班长每周六都让我们白干"


@pytest.fixture
def cast(db):
    return gather()


def told(person) -> str:
    """The whole export of a person, as text."""
    return json.dumps(everything.about(person), cls=DjangoJSONEncoder, ensure_ascii=False)


def test_what_was_said_in_confidence_and_answered_stands_in_the_own_export(cast):
    one = held_said.hold(cast, cast.people["member"])
    (row,) = held.about_person(cast.people["member"])["spoken"]
    assert row["text"] == saying.TEXT
    assert row["number"] == one.case.number
    assert [each["says"] for each in row["messages"]] == ["已经补发，随九月工资到账。"]
    assert row["messages"][0]["basis_text"] == "劳动法第四十四条"
    assert [each["kind"] for each in row["shown"]] == ["照片"]
    assert row["call_back"][0]["says"] == "解决了，谢谢。"
    assert [each["what"] for each in row["way"]] != []


def test_the_page_of_what_is_held_shows_the_own_words(cast):
    held_said.hold(cast, cast.people["member"])
    parts = held_page.parts(everything.about(cast.people["member"]))
    page = render_to_string("portal/held.html", {"parts": parts, "person": cast.people["member"]})
    assert saying.TEXT in page
    assert "您的原话" in page


def test_nobody_elses_export_tells_any_of_it(cast):
    saying.grievance(cast, text=SECRET, privacy="confidential", about_persons=[cast.people["officer"]])
    telling = [name for name, person in cast.people.items() if SECRET in told(person)]
    assert telling == ["member"]


def test_twin_a_grievance_looked_for_by_any_link_to_a_person_would_be_told_to_officers(cast, monkeypatch):
    one = saying.grievance(cast, text=SECRET, privacy="confidential")
    saying.answered(cast, one)
    monkeypatch.setattr(
        "gonghui.services.grievances.queries.grievances.of_speaker",
        lambda person: Grievance.objects.filter(messages__by_person=person),
    )
    assert SECRET in told(cast.people["officer"])


def test_what_was_said_without_a_name_stands_in_nobodys_export(cast):
    dropping.drop(saying.said(cast, text=SECRET, privacy="anonymous"))
    assert [name for name, person in cast.people.items() if SECRET in told(person)] == []
    dropping.empty_box(at=cast.at)
    assert Grievance.objects.get().particulars["text"] == SECRET
    assert [name for name, person in cast.people.items() if SECRET in told(person)] == []


def test_what_officers_ask_each_other_stays_with_them(cast):
    one = saying.grievance(cast)
    by = saying.actor(cast.people["officer"])
    place = cast.organizations["neighbour"]
    passing.ask_jointly(one, organization=place, question="请查三号线的考勤", by=by, at=cast.at)
    assert "请查三号线的考勤" not in told(cast.people["member"])
