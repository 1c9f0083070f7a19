"""A focus: taken up, worked on by named people until a day, asked about, closed with what changed."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel import small_cells
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice
from gonghui.services.grievances.actions import focusing, surveying
from gonghui.services.grievances.models import Focus, SurveyCount, SurveyTaken
from gonghui.services.grievances.queries import focuses
from gonghui.services.grievances.refusals import WordsMissing
from gonghui.services.grievances.refusals_focus import (
    AskedOnce,
    DayIsPast,
    FocusClosed,
    MeasureDone,
    MeasuresOpen,
    NotAsked,
    NothingToFollow,
    NotServing,
    TakenAlready,
    TooFewAsked,
)
from tests.rules.cast import gather

from . import joined, saying
from .samples_focus import measure, opened

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
RULE = {"from": "membership.members"}


@pytest.fixture
def cast():
    return gather()


def chair(cast):
    return {"by": saying.actor(cast.people["chair"]), "at": cast.at}


def today(cast):
    return timezone.localdate(cast.at)


def asked(cast, focus, count=6):
    people = joined.members(cast, count)
    return surveying.ask(focus, rule=RULE, closes_on=today(cast) + 5 * DAY, **chair(cast)), people


def page_of(cast, kind, name, *args):
    return cast.client(kind).get(reverse(name, args=args)).content.decode()


def test_a_focus_says_why_and_what_it_is_followed_by(cast):
    with pytest.raises(WordsMissing):
        opened(cast, why=" ")
    with pytest.raises(NothingToFollow):
        opened(cast, category=None, terms=[" "])
    assert opened(cast).terms == ["充电桩"]
    assert Entry.objects.filter(deed="grievances.focus.open").count() == 1


def test_a_measure_has_an_owner_who_serves_there_and_a_day_to_come(cast):
    focus = opened(cast)
    with pytest.raises(NotServing):
        measure(cast, focus, cast.people["stranger"])
    with pytest.raises(DayIsPast):
        measure(cast, focus, cast.people["officer"], due_on=today(cast) - DAY)
    todo = measure(cast, focus, cast.people["officer"])
    [notice] = Notice.objects.filter(person=todo.owner, kind="grievances.measure_given")
    assert todo.what in notice.body


def test_the_owner_is_told_before_the_day_and_once_after_it(cast):
    todo = measure(cast, opened(cast), cast.people["officer"])
    for back in (10, 4, 3, 3, 2, -1, -2):
        on = todo.due_on - back * DAY
        focusing.remind(on=on, at=cast.at)
    told = Notice.objects.filter(person=todo.owner).values_list("kind", flat=True)
    assert sorted(told) == [f"grievances.measure_{kind}" for kind in ("comes", "given", "late")]


def test_a_measure_is_done_once_with_its_result(cast):
    todo = measure(cast, opened(cast), cast.people["officer"])
    with pytest.raises(WordsMissing):
        focusing.finish_measure(todo, result="", **chair(cast))
    assert focusing.finish_measure(todo, result="装好了", **chair(cast)).done_on == today(cast)
    with pytest.raises(MeasureDone):
        focusing.finish_measure(todo, result="又装好了", **chair(cast))


def test_a_focus_is_closed_when_every_measure_has_a_result_and_then_rests(cast):
    focus = opened(cast)
    todo = measure(cast, focus, cast.people["officer"])
    with pytest.raises(MeasuresOpen):
        focusing.close_focus(focus, outcome="少了一半", **chair(cast))
    focusing.finish_measure(todo, result="装好了", **chair(cast))
    focusing.close_focus(focus, outcome="少了一半", **chair(cast))
    for deed in (
        lambda: measure(cast, focus, cast.people["officer"]),
        lambda: focusing.close_focus(focus, outcome="又", **chair(cast)),
        lambda: surveying.ask(focus, rule=RULE, closes_on=today(cast), **chair(cast)),
    ):
        with pytest.raises(FocusClosed):
            deed()


def test_the_database_refuses_an_end_without_an_outcome(cast):
    focus = opened(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Focus.objects.filter(pk=focus.pk).update(closed_at=cast.at)


def test_figures_stand_by_month_and_nothing_of_fewer_than_five(cast):
    focus = opened(cast)
    for _each in range(4):
        saying.grievance(cast, text="电动车没处充电", category="life")
    months = focuses.months_of(focus, today(cast))
    [category, _term] = focuses.figures(focus, months)
    assert len(months) == 4 and category.counts == [None] * 4
    saying.grievance(cast, text="电动车没处充电", category="life")
    [category, _term] = focuses.figures(focus, months)
    assert category.counts[-1] == 5


def test_a_survey_is_asked_once_of_five_at_least(cast):
    focus = opened(cast)
    with pytest.raises(TooFewAsked):
        asked(cast, focus, 2)
    asked(cast, focus)
    with pytest.raises(AskedOnce):
        asked(cast, focus)


def test_who_is_asked_answers_once(cast):
    survey, people = asked(cast, opened(cast))
    with pytest.raises(NotAsked):
        surveying.answer(survey, person=cast.people["outsider"], answer="better", at=cast.at)
    surveying.answer(survey, person=people[0], answer="better", at=cast.at)
    with pytest.raises(TakenAlready):
        surveying.answer(survey, person=people[0], answer="worse", at=cast.at)
    with pytest.raises(NotAsked):
        surveying.answer(survey, person=people[1], answer="worse", at=cast.at + 6 * DAY)
    assert survey.counts.get(answer="better").said == 1 and survey.counts.get(answer="worse").said == 0


def test_nothing_that_is_kept_joins_a_person_to_an_answer(cast):
    survey, people = asked(cast, opened(cast))
    written = Entry.objects.count()
    surveying.answer(survey, person=people[0], answer="worse", at=cast.at)
    assert Entry.objects.count() == written
    assert {field.name for field in SurveyTaken._meta.concrete_fields} == {"id", "survey", "person"}
    assert {field.name for field in SurveyCount._meta.concrete_fields} == {"id", "survey", "answer", "said"}
    assert not SurveyTaken._meta.get_field("id").get_internal_type().startswith("BigAuto")


def test_answers_are_told_when_it_has_ended_and_of_five_at_least(cast, monkeypatch):
    survey, people = asked(cast, opened(cast))
    for person in people[:4]:
        surveying.answer(survey, person=person, answer="better", at=cast.at)
    ended = survey.closes_on + DAY
    assert focuses.in_words(survey, ended) == []
    surveying.answer(survey, person=people[4], answer="worse", at=cast.at)
    assert focuses.in_words(survey, survey.closes_on) == []
    assert [fact["value"] for fact in focuses.in_words(survey, ended)] == ["少于 5"] * 3
    monkeypatch.setattr(small_cells, "LEAST", 1)
    monkeypatch.setattr(small_cells, "STEP", 1)
    assert [fact["value"] for fact in focuses.in_words(survey, ended)][0] == "4"


def test_one_page_shows_the_need_the_measure_and_the_result(cast):
    focus = opened(cast)
    todo = measure(cast, focus, cast.people["officer"])
    url = reverse("workbench-grievances:measure", args=[todo.uid])
    assert url in page_of(cast, "officer", "workbench-grievances:focus", focus.uid)
    assert cast.client("officer").post(url, {"result": "装好了十个"}).status_code == 302
    asked(cast, focus)
    assert "截止以后显示" in page_of(cast, "chair", "workbench-grievances:focus", focus.uid)
    focusing.close_focus(focus, outcome="没有人再说了", **chair(cast))
    page = page_of(cast, "chair", "workbench-grievances:focus", focus.uid)
    assert all(words in page for words in (focus.why, todo.what, "装好了十个", "没有人再说了", "充电桩"))
    assert focus.title in page_of(cast, "chair", "workbench-grievances:topics")


def test_an_officer_without_the_permission_neither_opens_nor_closes(cast):
    focus = opened(cast)
    for name in ("focus-close", "measure-new", "focus-survey"):
        address = reverse(f"workbench-grievances:{name}", args=[focus.uid])
        assert cast.client("officer").get(address).status_code == 404
        assert cast.client("chair").get(address).status_code == 200


def test_a_measure_of_another_is_absent_for_who_does_not_govern_it(cast):
    todo = measure(cast, opened(cast), cast.people["chair"])
    address = reverse("workbench-grievances:measure", args=[todo.uid])
    assert cast.client("officer").get(address).status_code == 404
    type(todo).objects.filter(pk=todo.pk).update(owner=cast.people["officer"])
    assert cast.client("officer").get(address).status_code == 200


def test_a_member_reads_what_is_solved_and_answers_from_the_telephone(cast):
    focus = opened(cast)
    survey, _people = asked(cast, focus)
    assert "请您答一句" in page_of(cast, "member", "portal-grievances:focuses")
    address = reverse("portal-grievances:focus", args=[focus.uid])
    assert cast.client("member").post(address, {"now_is": "better"}).status_code == 302
    assert survey.counts.get(answer="better").said == 1
    page = page_of(cast, "member", "portal-grievances:focus", focus.uid)
    assert focus.why in page and "now_is" not in page


def test_a_focus_of_another_union_is_absent_for_a_member(cast):
    joined.join(cast, cast.people["member"])
    own, foreign = opened(cast), opened(cast, "neighbour")
    for focus, status in ((own, 200), (foreign, 404)):
        address = reverse("portal-grievances:focus", args=[focus.uid])
        assert cast.client("member").get(address).status_code == status
