"""What keeps a public answer from leading to somebody, and from standing by one person's word alone."""

import pytest
from django.db import IntegrityError

from gonghui.kernel.cases.models import Recusal
from gonghui.kernel.cases.refusals import NotYourMove
from gonghui.services.grievances.actions import knowledge as deeds
from gonghui.services.grievances.models import PublicAnswer
from gonghui.services.grievances.queries import knowledge
from gonghui.services.grievances.refusals_knowledge import (
    CheckedByAnother,
    LeadsToSomebody,
    NotADraft,
    NotPublic,
    NotWaitingForCheck,
)
from tests.rules.cast import gather

from . import knowing
from .saying import actor, grievance, nameless

pytestmark = pytest.mark.django_db
FAULT = {"is_fit": False, "remark": "写上例子"}


@pytest.fixture
def cast():
    return gather()


def by(cast, kind):
    return {"by": actor(cast.people[kind]), "at": cast.at}


def made_from(cast, one):
    """A draft that leads to nobody, begun from a grievance."""
    place = cast.organizations["basic"]
    return deeds.write(knowing.written(), organization=place, made_from=one, **by(cast, "officer"))


def shown(cast, one):
    one = deeds.hand_in(one, **by(cast, "officer"))
    return deeds.check(one, is_fit=True, **by(cast, "chair"))


def of_somebody(cast, privacy):
    """A grievance, and words that lead to who said it: a name that is a word as well, a place, a unit."""
    if privacy == "anonymous":
        one = nameless(cast, "2" * 16, text="加班没有加班费。")
        one.particulars = one.particulars | {"place": "三车间"}
        one.save()
        return one, ["三车间的事已经办好。"]
    if privacy == "without account":
        contact = {"name": "高峰", "phone": "55512"}
        one = grievance(cast, privacy="confidential", contact=contact)
        return one, ["高峰的事已经办好。", "打55512问。"]
    one = grievance(cast, privacy=privacy, place="三车间")
    one.speaker.name = "高峰"
    one.speaker.save()
    return one, ["高峰的事已经办好。", "三车间的事已经办好。"]


PRIVACIES = ["named", "confidential", "anonymous", "without account"]


@pytest.mark.parametrize("privacy", PRIVACIES)
def test_who_said_it_is_refused_at_first_and_at_every_later_wording(cast, privacy):
    one, leads = of_somebody(cast, privacy)
    for answer in leads:
        told = knowing.written(answer=answer)
        with pytest.raises(LeadsToSomebody):
            place = cast.organizations["basic"]
            deeds.write(told, organization=place, made_from=one, **by(cast, "officer"))
        draft = made_from(cast, one)
        with pytest.raises(LeadsToSomebody):
            deeds.rewrite(draft, told, **by(cast, "chair"))
        public = shown(cast, draft)
        withdrawn = deeds.withdraw(public, remark="规定改了", **by(cast, "chair"))
        with pytest.raises(LeadsToSomebody):
            deeds.rewrite(withdrawn, told, **by(cast, "officer"))


@pytest.mark.parametrize("privacy", PRIVACIES)
def test_without_what_is_known_of_the_grievance_it_would_stand(cast, monkeypatch, privacy):
    one, leads = of_somebody(cast, privacy)
    monkeypatch.setattr(knowledge, "words_around", lambda one: [])
    for answer in leads:
        assert deeds.rewrite(made_from(cast, one), knowing.written(answer=answer), **by(cast, "officer"))


def test_whom_it_is_about_and_the_unit_it_came_from_are_refused_as_well(cast):
    one = grievance(cast)
    about = cast.people["outsider"]
    about.name = "安全"
    about.save()
    Recusal.objects.create(case=one.case, person=about)
    one.home.name = "岚州机床厂工会"
    one.home.save()
    told = knowing.written(answer="安全的做法不对。")
    with pytest.raises(LeadsToSomebody):
        deeds.rewrite(made_from(cast, one), told, **by(cast, "officer"))
    draft = made_from(cast, one)
    draft.organization = cast.organizations["city"]
    draft.question = "岚州机床厂工会怎么答的"
    assert "岚州机床厂工会" in knowledge.words_around(draft)


def test_the_grievance_it_came_from_is_on_no_page(cast, client):
    from django.urls import reverse

    one = grievance(cast, privacy="confidential")
    public = shown(cast, made_from(cast, one))
    desk = cast.client("chair").get(reverse("workbench-grievances:knowledge-one", args=[public.uid]))
    page = client.get(reverse("portal-grievances:public-answer", args=[public.uid]))
    for each in (desk, page):
        text = each.content.decode()
        assert str(one.uid) not in text and one.case.number not in text


def named_later(cast):
    """One that waits, with a name in it that nobody bore when it was written."""
    one = knowing.waiting(cast, answer="欧阳明月反映的事已经办好。")
    cast.people["outsider"].name = "欧阳明月"
    cast.people["outsider"].save()
    return one


def test_the_check_looks_for_names_and_numbers_once_more(cast):
    one = named_later(cast)
    with pytest.raises(LeadsToSomebody):
        deeds.check(one, is_fit=True, **by(cast, "chair"))
    assert not knowledge.public().exists()
    PublicAnswer.objects.filter(pk=one.pk).update(answer="打 13800138000 问。")
    with pytest.raises(LeadsToSomebody):
        deeds.check(one, is_fit=True, **by(cast, "chair"))
    assert deeds.check(one, **FAULT, **by(cast, "chair")).state == "draft"


def test_without_that_look_the_name_would_be_public(cast, monkeypatch):
    one = named_later(cast)
    monkeypatch.setattr(deeds, "_refuse_traces", lambda one: None)
    assert deeds.check(one, is_fit=True, **by(cast, "chair")) in knowledge.public()


def test_without_the_look_for_traces_a_name_would_stand(cast, monkeypatch):
    monkeypatch.setattr(deeds, "traces", lambda text, names: [])
    name = cast.people["member"].name
    assert name in knowing.public(cast, answer=f"{name}反映的事已经办好。").answer


# What an officer may try on one that lies in this state.
TRIED = {
    "rewrite": ("draft", lambda one, who: deeds.rewrite(one, knowing.written(), **who)),
    "hand_in": ("draft", lambda one, who: deeds.hand_in(one, **who)),
    "check": ("checking", lambda one, who: deeds.check(one, is_fit=True, **who)),
    "withdraw": ("public", lambda one, who: deeds.withdraw(one, remark="规定改了", **who)),
}
LYING = {"draft": knowing.draft, "checking": knowing.waiting, "public": knowing.public}


@pytest.mark.parametrize("deed", TRIED)
@pytest.mark.parametrize("kind", ["stranger", "member"])
def test_who_has_no_permission_here_changes_nothing(cast, deed, kind):
    state, run = TRIED[deed]
    one = LYING[state](cast)
    with pytest.raises(NotYourMove):
        run(one, by(cast, kind))
    one.refresh_from_db()
    assert (one.state, one.written_by) == (state, cast.people["officer"])


@pytest.mark.parametrize("deed", TRIED)
def test_without_the_permission_the_other_city_would_do_it(cast, monkeypatch, deed):
    state, run = TRIED[deed]
    one = LYING[state](cast)
    monkeypatch.setattr(deeds, "_allowed", lambda path, by, at: None)
    assert run(one, by(cast, "stranger")).pk == one.pk


WRONG = [
    *(("rewrite", "checking", NotADraft), ("rewrite", "public", NotADraft)),
    *(("hand_in", "checking", NotADraft), ("hand_in", "public", NotADraft)),
    *(("check", "draft", NotWaitingForCheck), ("check", "public", NotWaitingForCheck)),
    *(("withdraw", "draft", NotPublic), ("withdraw", "checking", NotPublic)),
]


@pytest.mark.parametrize(("deed", "state", "refusal"), WRONG)
def test_each_step_has_its_place_and_is_refused_elsewhere(cast, deed, state, refusal):
    one = LYING[state](cast)
    with pytest.raises(refusal):
        TRIED[deed][1](one, by(cast, "chair"))
    one.refresh_from_db()
    assert one.state == state


@pytest.mark.parametrize(("deed", "state", "refusal"), WRONG)
def test_without_that_order_every_step_would_go_from_everywhere(cast, monkeypatch, deed, state, refusal):
    one = LYING[state](cast)
    monkeypatch.setattr(deeds, "_must_be", lambda one, refusal, *states: None)
    assert TRIED[deed][1](one, by(cast, "chair")).pk == one.pk


def test_who_wrote_it_may_not_check_it(cast):
    one = knowing.waiting(cast)
    with pytest.raises(CheckedByAnother):
        deeds.check(one, is_fit=True, **by(cast, "officer"))
    assert not knowledge.public().exists()


def test_without_that_refusal_only_the_database_would_stand_in_the_way(cast, monkeypatch):
    one = knowing.waiting(cast)
    monkeypatch.setattr(deeds, "_must_be_another", lambda one, by: None)
    with pytest.raises(IntegrityError):
        deeds.check(one, is_fit=True, **by(cast, "officer"))


def test_who_rewrites_a_public_answer_has_written_it_and_another_looks_again(cast):
    one = knowing.public(cast)
    one = deeds.withdraw(one, remark="规定改了", **by(cast, "chair"))
    one = deeds.rewrite(one, knowing.written(answer="按新规定支付。"), **by(cast, "chair"))
    assert one not in knowledge.public()
    with pytest.raises(NotWaitingForCheck):
        deeds.check(one, is_fit=True, **by(cast, "officer"))
    one = deeds.hand_in(one, **by(cast, "chair"))
    with pytest.raises(CheckedByAnother):
        deeds.check(one, is_fit=True, **by(cast, "chair"))
    one = deeds.check(one, is_fit=True, **by(cast, "officer"))
    assert one in knowledge.public() and one.checked_by == cast.people["officer"]
