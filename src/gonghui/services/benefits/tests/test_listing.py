"""Handing out by a signed list: everybody on it at once, each with a record; who did not sign stays open."""

import datetime

import pytest

from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice
from gonghui.services.benefits.actions import handing, listing, settling
from gonghui.services.benefits.actions.handing import Given
from gonghui.services.benefits.models import Entitlement, Handout
from gonghui.services.benefits.queries import entitlements
from gonghui.services.benefits.reasons import Proof
from gonghui.services.benefits.refusals_handing import AlreadySettled, PrivateList

from . import handed
from .handed import AT

State = Entitlement.State
LATER = AT + datetime.timedelta(hours=1)


@pytest.fixture
def cast(db):
    return handed.gather()


@pytest.fixture
def occasion(cast):
    return handed.occasion(cast)


def states(*gifts: Entitlement) -> list[str]:
    return [entitlements.now(gift).state for gift in gifts]


def test_everybody_who_signed_has_a_record_and_is_told_and_who_did_not_stays_open(cast, occasion):
    signed = handed.due(cast.worker, occasion, cast.branch)
    unsigned = handed.due(cast.colleague, occasion, cast.branch)
    done = listing.hand_out_list(occasion, cast.branch, by=cast.steward, at=AT, unsigned=[cast.colleague.pk])
    assert done == 1
    assert states(signed, unsigned) == [State.REACHED, State.OPEN]
    record = Handout.objects.get()
    assert (record.entitlement_id, record.way, record.proof) == (signed.pk, "batch", Proof.PAPER)
    assert (record.path, record.by_person_id) == (cast.branch.path, cast.steward.person_id)
    assert Notice.objects.get(kind="benefits.handed_out_list").person == cast.worker
    assert Entry.objects.get(deed="benefits.hand_out_list").body == {"place": "JC01-1", "handed_out": 1}


def test_a_list_of_one_branch_leaves_the_other_alone(cast, occasion):
    elsewhere = handed.due(cast.colleague, occasion, cast.other_branch)
    assert listing.hand_out_list(occasion, cast.branch, by=cast.steward, at=AT) == 0
    assert states(elsewhere) == [State.OPEN]


def test_what_was_settled_before_keeps_its_own_record(cast, occasion):
    mine, declined = (handed.due(who, occasion, cast.branch) for who in (cast.worker, cast.colleague))
    handing.hand_out(mine, Given("desk", Proof.PAPER), by=cast.officer, at=AT)
    settling.decline(declined, by=cast.steward, at=AT)
    assert listing.hand_out_list(occasion, cast.branch, by=cast.steward, at=LATER) == 0
    assert Handout.objects.get().by_person_id == cast.officer.person_id
    assert states(mine, declined) == [State.REACHED, State.DECLINED]


def test_after_the_list_one_more_handing_out_is_told_who_was_first(cast, occasion):
    gift = handed.due(cast.worker, occasion, cast.branch)
    listing.hand_out_list(occasion, cast.branch, by=cast.steward, at=AT)
    with pytest.raises(AlreadySettled, match="雷建国"):
        handing.hand_out(gift, Given("desk", Proof.PAPER), by=cast.officer, at=LATER)


def test_only_what_the_officer_may_hand_out_is_on_the_list(cast, occasion):
    gift = handed.due(cast.worker, occasion, cast.branch)
    theirs = entitlements.deliverable(cast.other_steward)
    assert listing.hand_out_list(occasion, cast.plant, by=cast.other_steward, at=AT, rows=theirs) == 0
    assert states(gift) == [State.OPEN]
    assert listing.hand_out_list(occasion, cast.plant, by=cast.other_steward, at=AT) == 1


def test_a_private_program_has_no_list(cast, occasion):
    type(occasion.program).objects.filter(pk=occasion.program_id).update(is_private=True)
    occasion.program.refresh_from_db()
    with pytest.raises(PrivateList):
        listing.hand_out_list(occasion, cast.branch, by=cast.womens, at=AT)
