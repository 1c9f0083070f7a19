"""What another system brings in for a worker: whose it becomes, what is kept, and what nobody learns."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.people.actions import register_person
from gonghui.services.grievances import interface
from gonghui.services.grievances.actions.saying import speaker_as_actor
from gonghui.services.grievances.models import Grievance, Message
from gonghui.services.grievances.queries import brought, grievances, routing
from gonghui.services.grievances.refusals import NotOpenForWords
from tests.rules.cast import gather

from . import samples_interface, saying

pytestmark = pytest.mark.django_db
STRANGE = "13711112222"
HOMES = {"steward": "basic", "stranger": "neighbour"}


@pytest.fixture
def cast():
    return gather()


def phone_of(cast, kind: str) -> str:
    return cast.people[kind].phone


def test_a_worker_of_the_union_is_known_by_the_telephone_and_finds_it_among_her_own(cast):
    one = samples_interface.brought(cast, phone=phone_of(cast, "steward"))
    assert one.case.applicant == one.speaker == cast.people["steward"]
    assert one in grievances.of_speaker(cast.people["steward"])
    assert one.case.channel == "system" and one.particulars["contact"] == {}


def test_in_confidence_neither_the_case_nor_the_journal_says_who_it_is(cast):
    steward = cast.people["steward"]
    one = samples_interface.brought(cast, phone=steward.phone, privacy="confidential")
    assert one.speaker == steward and one.case.applicant is None
    written = Entry.objects.filter(subject_kind="cases.Case", subject_id=str(one.case.pk))
    assert written.filter(deed="grievances.brought").exists()
    assert not written.filter(by_person_id=steward.pk).exists()
    assert not written.filter(about_person_id=steward.pk).exists()


def test_of_who_is_not_known_name_and_telephone_lie_sealed(cast):
    one = samples_interface.brought(cast, phone=STRANGE)
    assert one.speaker is None and one.case.applicant is None
    assert one.particulars["contact"] == {"name": "马小军", "phone": STRANGE}
    assert STRANGE.encode() not in bytes(one.particulars_sealed)


def test_somebody_of_another_city_is_not_known_to_this_union_s_systems(cast):
    theirs = phone_of(cast, "stranger")
    assert brought.known_by(theirs, cast.organizations["neighbour"]) == cast.people["stranger"]
    assert brought.known_by(theirs, cast.organizations["basic"]) is None
    assert samples_interface.brought(cast, phone=theirs).speaker is None


def test_a_telephone_that_two_have_is_nobody_s(cast):
    steward = cast.people["steward"]
    register_person(name="陈秀莲", phone=steward.phone, by=SYSTEM, at=cast.at)
    assert samples_interface.brought(cast, phone=steward.phone).speaker is None


def test_of_a_worker_whose_union_is_not_known_it_begins_at_the_union_of_the_key(cast):
    one = samples_interface.brought(cast, phone=phone_of(cast, "steward"))
    assert routing.home_of(cast.people["steward"]) is None
    assert one.home == cast.organizations["basic"]


def answers(cast) -> set[tuple]:
    """What the county's system is answered of telephones of two unions and of none, but for the number."""
    found = set()
    county = cast.organizations["county"]
    for phone in (phone_of(cast, "steward"), phone_of(cast, "stranger"), STRANGE):
        one = samples_interface.brought(cast, "county", phone=phone)
        call = interface.Call(cast.at, None, county, places={"number": one.case.number})
        told = interface.tell_state(call)
        found.add(tuple((name, value) for name, value in told.items() if name != "number"))
    return found


@pytest.fixture
def homes(cast, monkeypatch):
    """Each belongs to a basic union of the county, as members do."""
    places = {cast.people[kind].pk: cast.organizations[place] for kind, place in HOMES.items()}
    monkeypatch.setattr(routing, "home_of", lambda person: places.get(person.pk) if person else None)


def test_no_answer_tells_whether_anybody_has_this_telephone(cast, homes):
    assert len(answers(cast)) == 1


def test_twin_an_answer_that_named_the_union_which_has_it_would_tell(cast, homes, monkeypatch):
    plain = interface.tell_state

    def greedy(call):
        one = brought.brought_to(call.organization).get(case__number=call.places["number"])
        return plain(call) | {"organization": one.case.organization.name}

    monkeypatch.setattr(interface, "tell_state", greedy)
    assert len(answers(cast)) == 3


def test_how_it_stands_says_nothing_of_what_was_said(cast):
    one = samples_interface.brought(cast, phone=STRANGE)
    saying.answered(cast, one)
    call = interface.Call(cast.at, None, cast.organizations["basic"], places={"number": one.case.number})
    told = json.dumps(interface.tell_state(call), cls=DjangoJSONEncoder, ensure_ascii=False)
    assert "已答复" in told
    assert not any(word in told for word in (saying.TEXT, "加班", "补发", "马小军", STRANGE, "劳动法"))


def test_a_further_word_lies_with_the_others_until_it_has_ended(cast):
    one = samples_interface.brought(cast, phone=STRANGE)
    given = {"by": samples_interface.SYSTEM, "at": cast.at}
    samples_interface.bringing.bring_word(one, "还有夜班费。", **given)
    assert Message.objects.get(grievance=one).particulars["words"] == "还有夜班费。"
    cases.move(one.case, "withdraw", by=speaker_as_actor(one), at=cast.at)
    with pytest.raises(NotOpenForWords):
        samples_interface.bringing.bring_word(Grievance.objects.get(pk=one.pk), "再补一句", **given)
