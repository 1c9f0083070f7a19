"""The help looks for the people: who is proposed, to whom, and for how long a call counts."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.codes import parameters
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice
from gonghui.kernel.people.actions import register_person
from gonghui.services.assistance.actions import finding
from gonghui.services.assistance.models import Application, Facts, Household, HouseholdMember, Line, Proposal
from gonghui.services.assistance.queries import proposals
from gonghui.services.assistance.refusals import DismissalUnexplained, ProposalSettled
from gonghui.services.membership.models import Membership
from gonghui.services.membership.tests.applying import member
from tests.rules.cast import gather

LINE_FEN = 60_000
DAY = datetime.timedelta(days=1)


@pytest.fixture
def cast(db):
    cast = gather()
    Line.objects.create(
        residence="urban",
        amount_fen=LINE_FEN,
        valid_from=datetime.date(2020, 1, 1),
        document="演示数据",
        entered_by="周岩",
        entered_at=cast.at,
    )
    return cast


def ended(cast, place: str = "basic", *, days: int = 100, income: int = 0, **told) -> Household:
    """A file that ended so many days ago, of somebody who belongs to a place of the cast."""
    number = Household.objects.count() + 1
    union = cast.organizations[place]
    person = register_person(name="陈秀兰", phone=f"1540003{number:04d}", by=SYSTEM, at=cast.at)
    facts = Facts.objects.create(
        organization=union, members=3, region="990103", residence="urban", annual_income_fen=income
    )
    on = timezone.localdate(cast.at) - days * DAY
    given = {"state": "lifted", "filed_on": on - 400 * DAY, "ended_on": on, **told}
    return Household.objects.create(
        organization=union, number=f"DA-{number}", head=person, facts=facts, changed_at=cast.at, **given
    )


WELL_OFF = 90_000_000


def proposed(cast, at=None) -> dict[int, list[str]]:
    finding.propose_all(at=at or cast.at)
    return dict(Proposal.objects.filter(state="open").values_list("person", "reasons"))


def actor(cast, kind: str) -> Actor:
    person = cast.people[kind]
    return Actor(person.pk, person.name)


def test_a_household_lifted_within_two_years_and_below_the_line_again_is_proposed_as_returned(cast):
    back, long_ago = ended(cast, income=100), ended(cast, days=800, income=100)
    ended(cast, income=WELL_OFF)
    assert proposed(cast) == {back.head_id: ["returned"], long_ago.head_id: ["below_line"]}


def test_one_weak_sign_is_too_little_and_two_are_enough(cast):
    ended(cast, income=WELL_OFF, insurance_gap="1")
    both = ended(cast, income=WELL_OFF, insurance_gap="1")
    HouseholdMember.objects.create(household=both, relation="20", in_school=True)
    assert proposed(cast) == {both.head_id: ["insurance", "children"]}


def test_an_enterprise_that_stopped_is_reason_enough(cast):
    household = ended(cast, income=WELL_OFF, enterprise_state="2")
    assert proposed(cast) == {household.head_id: ["halted"]}


def test_members_without_work_are_proposed_to_their_basic_union(cast):
    branch = cast.organizations["basic"]
    here, working = (
        member(branch, name, order, cast.at) for order, name in enumerate(("马小军", "周建华"), 1)
    )
    Membership.objects.filter(pk=here.pk).update(employment="3")
    Membership.objects.filter(pk=working.pk).update(employment="1")
    assert proposed(cast) == {here.person_id: ["out_of_work"]}
    assert Proposal.objects.get().organization == cast.organizations["basic"]


def test_who_is_helped_already_is_not_proposed(cast):
    household = ended(cast, income=100)
    assert proposed(cast)
    Household.objects.filter(pk=household.pk).update(state="on_file", ended_on=None)
    assert proposed(cast) == {}


def test_the_night_may_run_twice(cast):
    ended(cast, income=100)
    assert finding.propose_all(at=cast.at) == 1
    assert finding.propose_all(at=cast.at) == 0
    assert Proposal.objects.count() == 1


def test_the_journal_of_the_night_names_nobody(cast):
    ended(cast, income=100)
    finding.propose_all(at=cast.at)
    entry = Entry.objects.filter(deed="assistance.propose").latest("pk")
    assert entry.body == {"proposed": 1, "dropped": 0}


def test_a_dismissed_one_comes_back_only_after_the_days_of_the_region(cast):
    household = ended(cast, income=100)
    proposed(cast)
    finding.dismiss(Proposal.objects.get(), by=actor(cast, "officer"), at=cast.at, reason="已经重新上班")
    assert proposed(cast, cast.at + 179 * DAY) == {}
    assert household.head_id in proposed(cast, cast.at + 180 * DAY)


def test_the_days_of_rest_are_regional_data(cast):
    household = ended(cast, income=100)
    proposed(cast)
    finding.dismiss(Proposal.objects.get(), by=actor(cast, "officer"), at=cast.at, reason="已经重新上班")
    parameters.enter(
        proposals.REST, value=30, valid_from=datetime.date(2020, 1, 1), document="演示数据", by=SYSTEM
    )
    assert household.head_id in proposed(cast, cast.at + 30 * DAY)


def test_dismissing_needs_a_reason_and_happens_once(cast):
    ended(cast, income=100)
    proposed(cast)
    given = {"by": actor(cast, "officer"), "at": cast.at}
    with pytest.raises(DismissalUnexplained):
        finding.dismiss(Proposal.objects.get(), reason=" ", **given)
    finding.confirm(Proposal.objects.get(), **given)
    with pytest.raises(ProposalSettled):
        finding.dismiss(Proposal.objects.get(), reason="不需要", **given)


def test_only_their_own_officer_sees_a_proposal_and_the_county_does_not(cast):
    ended(cast, income=100)
    proposed(cast)
    address = reverse("workbench-assistance:proposal", args=[Proposal.objects.get().uid])
    assert cast.client("officer").get(address).status_code == 200
    for kind in ("county", "auditor", "administrator", "member"):
        assert cast.client(kind).get(address).status_code == 404


def test_an_officer_above_with_the_same_right_would_see_it_by_scope_alone(cast, monkeypatch):
    from gonghui.kernel.access import actions as access
    from gonghui.kernel.access import queries as positions

    ended(cast, income=100)
    proposed(cast)
    county = cast.organizations["basic"].parent
    person = register_person(name="孟和", phone="15400040001", by=SYSTEM, at=cast.at)
    access.appoint(
        person, county, "officer", valid_from=timezone.localdate() - DAY, by=SYSTEM, at=cast.at, reason="换届"
    )
    above = Actor(person.pk, person.name)
    assert not proposals.own(above).exists()
    assert positions.visible_to(above, Proposal.objects.all(), proposals.VERIFY).exists()


def test_the_officer_calls_and_writes_down_what_came_of_it(cast):
    ended(cast, income=100)
    proposed(cast)
    client = cast.client("officer")
    listed = client.get(reverse("workbench-assistance:proposals")).content.decode()
    assert "脱困还不到两年" in listed
    address = reverse("workbench-assistance:proposal", args=[Proposal.objects.get().uid])
    assert "请写一句为什么不需要" in client.post(address, {"outcome": "not_now"}).content.decode()
    answer = client.post(address, {"outcome": "wants"}, follow=True)
    assert "愿意申请" in answer.content.decode()
    assert Proposal.objects.get().state == "confirmed"
    assert Application.objects.get(sent_at=None).person == Proposal.objects.get().person
    assert client.get(address).status_code == 404


def test_the_number_is_shown_after_a_reason_and_the_look_is_recorded(cast):
    ended(cast, income=100)
    proposed(cast)
    found = Proposal.objects.get()
    client = cast.client("officer")
    page = client.get(reverse("workbench-assistance:proposal", args=[found.uid])).content.decode()
    assert found.person.phone not in page
    address = reverse("workbench-assistance:proposal-phone", args=[found.uid])
    shown = client.post(address, {"reason": "打电话问情况"}).content.decode()
    assert found.person.phone in shown
    assert Entry.objects.filter(reason="打电话问情况").exists()


def test_without_anybody_to_call_the_page_says_so(cast):
    text = cast.client("officer").get(reverse("workbench-assistance:proposals")).content.decode()
    assert "现在没有要联系的人" in text


def called(cast) -> list[Notice]:
    return list(Notice.objects.filter(kind="assistance.proposed").order_by("id"))


def test_their_own_officers_hear_how_many_to_call_and_nothing_else(cast):
    ended(cast)
    ended(cast)
    ended(cast, "elsewhere")
    proposed(cast)
    people = {notice.person_id for notice in called(cast)}
    assert cast.people["officer"].pk in people
    assert cast.people["county"].pk not in people
    told = next(notice for notice in called(cast) if notice.person_id == cast.people["officer"].pk)
    assert told.title == "有 2 位职工请您联系"
    assert "陈秀兰" not in told.title + told.body


def test_a_night_that_finds_nobody_new_tells_nobody(cast):
    ended(cast)
    proposed(cast)
    before = len(called(cast))
    proposed(cast, cast.at + DAY)
    assert len(called(cast)) == before


def test_an_officer_who_is_proposed_is_not_told_of_it(cast):
    file = ended(cast)
    Household.objects.filter(pk=file.pk).update(head=cast.people["officer"])
    proposed(cast)
    assert Proposal.objects.get().person == cast.people["officer"]
    assert not [notice for notice in called(cast) if notice.person_id == cast.people["officer"].pk]
