"""Telling many at once: quietly, once an occasion, in the language each one reads."""

import pytest

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.audiences.tests.cast import member, two_unions
from gonghui.kernel.notices.models import Delivery, Notice
from gonghui.kernel.notices.together import TooLoud, tell_together
from gonghui.kernel.notices.wording import BadPlace
from gonghui.services.membership.models import Membership

from .cast import DAY, PLACES

pytestmark = pytest.mark.django_db
COMING = "benefits.coming"
WHAT = {"name": "中秋节慰问", "gives": "月饼一盒"}


def told(kind: str = COMING, places: dict | None = None, once: str = "2026", rows=None) -> int:
    asked = Membership.objects.all() if rows is None else rows
    return tell_together(asked, kind, places=places or WHAT, once=once, by=SYSTEM, at=DAY, url="/benefits/")


def test_everybody_of_the_rows_has_it_in_the_inbox_and_no_message_goes_out():
    unions = two_unions()
    members = [member(unions.mill), member(unions.forge)]
    assert told() == 2
    found = {notice.person_id: notice for notice in Notice.objects.all()}
    assert set(found) == {one.person_id for one in members}
    assert {notice.organization_id for notice in found.values()} == {unions.mill.pk, unions.forge.pk}
    assert len({notice.uid for notice in found.values()}) == 2
    assert {notice.title for notice in found.values()} == {"中秋节慰问：有一份心意等您"}
    assert Delivery.objects.count() == 0


def test_of_one_occasion_everybody_is_told_once():
    unions = two_unions()
    member(unions.mill)
    assert told() == 1
    member(unions.mill)
    assert told() == 1
    assert told() == 0
    assert told(once="2027") == 2


def test_each_reads_it_in_their_own_language():
    unions = two_unions()
    chinese, english = member(unions.mill), member(unions.mill)
    account = access.open_account("13900000001", english.person, by=SYSTEM, at=DAY)
    account.language = "en"
    account.save()
    assert told() == 2
    titles = dict(Notice.objects.values_list("person", "title"))
    assert "有一份心意等您" in titles[chinese.person_id]
    assert "something is waiting for you" in titles[english.person_id]


def test_what_may_ring_is_not_told_to_many():
    with pytest.raises(TooLoud):
        told("test.joined", PLACES)


def test_words_without_their_places_are_told_to_nobody():
    member(two_unions().mill)
    with pytest.raises(BadPlace):
        told(places={"name": "中秋节慰问"})
    assert Notice.objects.count() == 0


def test_rows_that_mean_nobody_tell_nobody():
    assert told(rows=Membership.objects.none()) == 0
