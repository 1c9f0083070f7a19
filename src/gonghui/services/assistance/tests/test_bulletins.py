"""The monthly bulletin is made once, stays as it was told, and stands beside the one before."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.notices.models import Notice
from gonghui.services.assistance.actions import announcing
from gonghui.services.assistance.models import Bulletin, Household
from tests.rules.cast import gather

from .test_figures import filed


@pytest.fixture
def cast(db):
    cast = gather()
    filed(cast, "basic", 6, main_cause="06")
    filed(cast, "basic", 2, insurance="5")
    return cast


def first_of(cast, months: int) -> datetime.datetime:
    """The first of the month, so many months after the cast's day."""
    found = timezone.localtime(cast.at)
    for _month in range(months):
        found = found.replace(day=1) + datetime.timedelta(days=32)
    return found.replace(day=1)


def of_county(cast) -> list[Bulletin]:
    return list(Bulletin.objects.filter(organization=cast.organizations["county"]).order_by("on"))


def test_on_the_first_every_union_above_has_the_figures_of_the_last_day_once(cast):
    at = first_of(cast, 1)
    made = announcing.announce_month(at=at)
    assert made == Bulletin.objects.count() > 0
    [bulletin] = of_county(cast)
    assert bulletin.on == timezone.localdate(at) - datetime.timedelta(days=1)
    assert (bulletin.figures["households"], bulletin.figures["uninsured"]["count"]) == (8, 2)
    assert announcing.announce_month(at=at + datetime.timedelta(days=3)) == 0


def test_who_answers_for_the_figures_is_told(cast):
    announcing.announce_month(at=first_of(cast, 1))
    people = set(Notice.objects.filter(kind="assistance.bulletin").values_list("person", flat=True))
    assert cast.people["county"].pk in people
    assert cast.people["member"].pk not in people


def test_what_was_told_stays_though_the_files_change(cast):
    announcing.announce_month(at=first_of(cast, 1))
    Household.objects.filter(insurance="5").update(insurance="1")
    [bulletin] = of_county(cast)
    assert bulletin.figures["uninsured"]["count"] == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Bulletin.objects.filter(pk=bulletin.pk).update(figures={"households": 0})
    Bulletin.objects.filter(pk=bulletin.pk).update(made_at=cast.at)


def test_the_page_puts_two_months_side_by_side(cast):
    announcing.announce_month(at=first_of(cast, 1))
    Household.objects.filter(insurance="5").update(insurance="1")
    announcing.announce_month(at=first_of(cast, 2))
    before, now = of_county(cast)
    client = cast.client("county")
    listed = client.get(reverse("workbench-assistance:bulletins")).content.decode()
    assert f"{now.on:%Y-%m}" in listed
    text = client.get(reverse("workbench-assistance:bulletin", args=[now.uid])).content.decode()
    assert f"上一期是 {before.on:%Y-%m}" in text
    row = text.partition("断保、退保、漏保")[2].partition("</tr>")[0]
    assert ">0<" in row and ">2<" in row


def test_others_see_no_small_counts(cast):
    announcing.announce_month(at=first_of(cast, 1))
    [bulletin] = of_county(cast)
    address = reverse("workbench-assistance:bulletin", args=[bulletin.uid])
    assert "&lt;5" in cast.client("auditor").get(address).content.decode()
    assert "&lt;5" not in cast.client("county").get(address).content.decode()
