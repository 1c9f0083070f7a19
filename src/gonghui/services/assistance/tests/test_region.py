"""The region of the third essay: its published figures come out of its records, whatever its size."""

import datetime

import pytest
from django.utils import timezone

from gonghui.config import starting
from gonghui.services.assistance.demo import region
from gonghui.services.assistance.models import Household, HouseholdMember
from gonghui.services.assistance.queries import reporting

AT = timezone.make_aware(datetime.datetime(2026, 3, 2, 9, 30))
REDUCED = 8_310

pytestmark = pytest.mark.django_db


@pytest.fixture
def report():
    top = starting.found(code="TOP", name="岚州省总工会", level="province", region="990000", at=AT)
    region.build(top, REDUCED, at=AT)
    return reporting.report(top, AT.date())


def near(*shares: float):
    """To the tenth of a per cent, as far as whole households allow."""
    return pytest.approx(shares, abs=0.001)


def test_the_report_reproduces_the_published_figures(report):
    assert (report["households"], report["persons"]) == (8_310, 22_990)
    assert report["persons_per_household"] == 2.767
    assert report["share_of_residents"] == pytest.approx(0.0092, abs=0.00001)
    assert round(report["uninsured"]["share"], 3) == 0.246
    ill = report["illness"]
    assert [ill["share"], ill["over_two_years_share"], ill["over_50k_share"]] == near(0.3562, 0.678, 0.646)
    assert [report["schooling"]["share"]] == near(0.1269)
    assert sum(report["by_category"].values()) == sum(report["by_cause"].values()) == 8_310
    assert set(report["by_category"]) == {"dibao", "marginal", "accident"}


def test_the_persons_stated_for_migrant_households_are_told_and_flagged(report):
    migrant = report["migrant"]
    assert (migrant["households"], migrant["persons_stated"]) == (855, 12_424)
    assert migrant["stated_per_household"] == 14.531
    assert migrant["persons_per_household"] < 4
    assert report["flags"] == ["migrant_persons_differ"]
    assert Household.objects.exclude(flags=[]).count() == 855


def test_every_household_has_the_members_it_counts_and_no_real_person(report):
    on_file = Household.objects.filter(state="on_file")
    assert HouseholdMember.objects.filter(household__in=on_file).count() == report["persons"]
    assert not Household.objects.exclude(head__name__startswith="演示", head__id_sealed=None).exists()
    assert report["lifted"] == 208 and report["returned"] == 42
