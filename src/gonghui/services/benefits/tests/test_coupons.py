"""Coupons: shown to the owner alone, used once and by nobody else, dated, never for money."""

import datetime
import time

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from gonghui.kernel.ledger.tests.at_once import at_once
from gonghui.services.benefits import refusals_handing as refusals
from gonghui.services.benefits.actions import coupons, handing
from gonghui.services.benefits.actions.handing import Given
from gonghui.services.benefits.models import Coupon, Entitlement, Handout
from gonghui.services.benefits.queries import entitlements, handouts
from gonghui.services.benefits.reasons import Proof

from . import handed
from .handed import AT, DAY

UNTIL = datetime.date(2026, 10, 7)


@pytest.fixture(autouse=True)
def _then():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def cast(db):
    return handed.gather()


@pytest.fixture
def gift(cast):
    return handed.due(cast.worker, handed.occasion(cast), cast.branch)


def issued(cast, gift, **more) -> Coupon:
    told = {"goods": "月饼一盒", "shop": "职工服务社", "valid_until": UNTIL, "by": cast.officer, "at": AT}
    coupons.issue(gift.occasion, entitlements.deliverable(cast.officer), **told | more)
    return handouts.live_coupon(gift)


def test_every_open_one_gets_one_coupon_and_again_only_what_is_missing(cast, gift):
    of = gift.occasion
    declined = handed.due(cast.colleague, of, cast.branch)
    Entitlement.objects.filter(pk=declined.pk).update(state="declined", settled_at=AT)
    rows = entitlements.deliverable(cast.officer)
    told = {"goods": "月饼一盒", "shop": "职工服务社", "valid_until": UNTIL, "by": cast.officer, "at": AT}
    assert coupons.issue(of, rows, **told) == 1
    assert coupons.issue(of, rows, **told) == 0
    coupon = Coupon.objects.get()
    assert (coupon.entitlement, coupon.path, coupon.valid_from) == (gift, cast.branch.path, AT.date())


def test_the_code_stands_nowhere_readable_and_is_found_by_those_who_hand_out(cast, gift):
    coupon = issued(cast, gift)
    code = handouts.code_of(coupon)
    assert len(code) == 9
    assert code.replace("-", "").encode() not in bytes(coupon.code_sealed)
    for written in (code, code.lower().replace("-", " "), f"https://gonghui.example/work/coupons/{code}"):
        assert handouts.coupon_by_code(cast.steward, written) == coupon
    assert handouts.coupon_by_code(cast.other_steward, code) is None
    assert handouts.coupon_by_code(cast.steward, "ABCD-2345") is None
    assert list(handouts.coupons_of(cast.worker)) == [coupon]
    assert list(handouts.coupons_of(cast.colleague)) == []


def test_used_once_by_its_owner_and_the_second_is_told_when_and_by_whom(cast, gift):
    coupon = issued(cast, gift)
    handout = coupons.use(coupon, shown_by=cast.worker, by=cast.steward, at=AT)
    assert (handout.way, handout.proof, handout.place) == ("coupon", "card", "职工服务社")
    assert entitlements.now(gift).state == "reached"
    with pytest.raises(refusals.CouponUsed, match="9 月 21 日 09:30 由雷建国核销"):
        coupons.use(coupon, shown_by=cast.worker, by=cast.officer, at=AT + DAY)


def test_it_cannot_be_passed_on(cast, gift):
    coupon = issued(cast, gift)
    with pytest.raises(refusals.NotTheOwner, match=r"牛\*力"):
        coupons.use(coupon, shown_by=cast.colleague, checked=True, by=cast.steward, at=AT)
    with pytest.raises(refusals.OwnerUnchecked):
        coupons.use(coupon, by=cast.steward, at=AT)
    assert coupons.use(coupon, checked=True, by=cast.steward, at=AT).proof == "coupon"


def test_it_is_good_in_its_days_only(cast, gift):
    coupon = issued(cast, gift)
    with pytest.raises(refusals.CouponExpired, match="10 月 7 日"):
        coupons.use(coupon, checked=True, by=cast.steward, at=AT + 17 * DAY)
    with pytest.raises(refusals.CouponEarly):
        coupons.use(coupon, checked=True, by=cast.steward, at=AT - DAY)
    assert coupons.use(coupon, checked=True, by=cast.steward, at=AT + 16 * DAY).pk


def test_handed_out_otherwise_the_coupon_is_void(cast, gift):
    coupon = issued(cast, gift)
    handout = handing.hand_out(gift, Given("desk", Proof.PAPER), by=cast.steward, at=AT)
    with pytest.raises(refusals.CouponVoid, match="已用别的方式发放"):
        coupons.use(coupon, checked=True, by=cast.officer, at=AT)
    handing.undo(handout, by=cast.steward, at=AT, reason="点错了人")
    assert issued(cast, gift) != coupon


def test_a_redeemed_coupon_whose_record_is_undone_can_be_used_again(cast, gift):
    coupon = issued(cast, gift)
    handout = coupons.use(coupon, checked=True, by=cast.steward, at=AT)
    handing.undo(handout, by=cast.steward, at=AT, reason="扫错了券")
    assert coupons.use(coupon, checked=True, by=cast.steward, at=AT).pk != handout.pk


def test_declined_by_its_owner_it_is_not_used_up(cast, gift):
    coupon = issued(cast, gift)
    Entitlement.objects.filter(pk=gift.pk).update(state="declined", settled_at=AT)
    with pytest.raises(refusals.AlreadySettled):
        coupons.use(coupon, checked=True, by=cast.steward, at=AT)
    assert handouts.coupon_now(coupon).used_at is None


def test_its_last_day_lies_within_the_occasion(cast, gift):
    for day in (AT.date() - DAY, gift.occasion.closes_on + DAY):
        with pytest.raises(refusals.CouponDates, match="10 月 9 日"):
            issued(cast, gift, valid_until=day)


def test_money_is_not_given_by_coupon(cast):
    of = handed.occasion(cast, handed.program(cast, "aid", form="transfer"))
    with pytest.raises(refusals.NoCoupons, match="不能换钱"):
        issued(cast, handed.due(cast.worker, of, cast.branch))


def test_private_ones_get_none(cast):
    of = handed.occasion(cast, handed.program(cast, "nursing", is_private=True))
    one = handed.due(cast.worker, of, private=True)
    told = {"goods": "一份", "shop": "职工服务社", "valid_until": UNTIL, "by": cast.womens, "at": AT}
    assert coupons.issue(of, entitlements.deliverable(cast.womens), **told) == 0
    assert handouts.live_coupon(one) is None


def test_the_database_itself_keeps_one_coupon_of_one(cast, gift):
    coupon = issued(cast, gift)
    twin = coupons._made(gift, "月饼一盒", "职工服务社", AT.date(), UNTIL, AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Coupon.objects.filter(pk=coupon.pk).update(used_at=AT, void_at=AT)


@pytest.mark.django_db(transaction=True)
def test_of_ten_who_redeem_it_at_once_one_does_and_nine_are_told(transactional_db):
    cast = handed.gather()
    coupon = issued(cast, handed.due(cast.worker, handed.occasion(cast), cast.branch))
    both = [cast.steward, cast.officer] * 5
    results = at_once([lambda by=by: coupons.use(coupon, checked=True, by=by, at=AT) for by in both])
    assert sum(isinstance(result, refusals.CouponUsed) for result in results) == 9, results
    assert Handout.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_twin_looking_first_and_writing_then_it_is_taken_several_times(transactional_db, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    cast = handed.gather()
    coupon = issued(cast, handed.due(cast.worker, handed.occasion(cast), cast.branch))

    def look_and_write(seen, by, at):
        coupons.refuse_unless_good(handouts.coupon_now(seen), at)
        time.sleep(0.05)
        Coupon.objects.filter(pk=seen.pk).update(used_at=at)

    monkeypatch.setattr(coupons, "_take", look_and_write)
    monkeypatch.setattr(coupons.journal, "hold", lambda path: None)
    monkeypatch.setattr(handing, "hand_out", lambda *told, **more: "handed out")
    results = at_once([lambda: coupons.use(coupon, checked=True, by=cast.steward, at=AT)] * 10)
    assert results.count("handed out") > 1, results
