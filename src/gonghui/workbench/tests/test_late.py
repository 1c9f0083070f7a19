"""What an officer has in hand and is overdue stands on top of every page of the desk."""

import datetime

import pytest
from django.urls import reverse

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import WorkItem
from gonghui.services.membership.tests import applying
from tests.rules.cast import gather

pytestmark = pytest.mark.django_db
LATE = "件已经超时"


@pytest.fixture
def cast():
    return gather()


def in_hand(cast, ago: datetime.timedelta):
    case = applying.application(cast.organizations["basic"], "张三", 1, cast.at)
    officer = cast.people["officer"]
    cases.claim(case, by=Actor(officer.pk, officer.name), at=cast.at)
    WorkItem.objects.filter(case=case).update(due_at=cast.at - ago)


def page(cast, kind: str = "officer") -> str:
    return cast.client(kind).get(reverse("workbench:cases")).content.decode()


def test_what_is_overdue_in_my_hands_is_on_top_of_every_page(cast):
    in_hand(cast, datetime.timedelta(hours=1))
    assert f"您手上有 1 {LATE}" in page(cast)
    assert LATE not in page(cast, "chair")


def test_twin_what_is_still_in_time_is_not(cast):
    in_hand(cast, datetime.timedelta(hours=-1))
    assert LATE not in page(cast)
