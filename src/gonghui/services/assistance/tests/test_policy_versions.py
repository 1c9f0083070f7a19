"""Policies that a union enters: dated, by region, never changed."""

import datetime

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from gonghui.kernel.journal.tests.tampering import without_rules
from gonghui.services.assistance.models import Policy
from gonghui.services.assistance.queries import policies
from gonghui.services.assistance.rules import policies as rules

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 1, 1)


def entered(version=2, region="", begins=DAY):
    definition = rules.shipped_definitions()["three-categories/1"]
    return Policy.objects.create(
        code="three-categories", version=version, name="三类", document="岚工发〔2026〕1号", region=region,
        valid_from=begins, definition=definition, entered_by="周岩", entered_at=timezone.now(),
    )  # fmt: skip


def test_the_later_begun_version_holds_from_its_day():
    entered()
    assert policies.in_force("three-categories", DAY).version == 2
    assert policies.in_force("three-categories", DAY - datetime.timedelta(days=1)).version == 1
    assert policies.version("three-categories", 2).document == "岚工发〔2026〕1号"


def test_a_region_has_its_own():
    entered(version=3, region="990100")
    assert policies.in_force("three-categories", DAY, "990101").version == 3
    assert policies.in_force("three-categories", DAY, "150102").version == 1


def test_an_unknown_policy_and_one_not_in_force_are_refused():
    with pytest.raises(policies.PolicyUnknown, match="national-2016"):
        policies.in_force("nobody", DAY)
    with pytest.raises(policies.PolicyNotInForce):
        policies.in_force("depth-relative", datetime.date(2019, 12, 31))


def test_the_database_refuses_to_change_a_version():
    kept = entered()
    with pytest.raises(DatabaseError), transaction.atomic():
        Policy.objects.filter(pk=kept.pk).update(document="改过")


def test_without_the_rule_of_the_database_it_would_change():
    kept = entered()
    with without_rules():
        assert Policy.objects.filter(pk=kept.pk).update(document="改过") == 1
