"""The alarm about unpaid wages: told to the city at once, confirmed within the hour, else to the province."""

import datetime

import pytest
import time_machine

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices import wording
from gonghui.kernel.notices.models import Notice
from gonghui.services.grievances.actions import alerting
from gonghui.services.grievances.models import WageAlert
from gonghui.services.grievances.queries import rights
from gonghui.services.grievances.refusals_rights import (
    AlertConfirmed,
    AlertRaised,
    AlreadyEnded,
    ConfirmFirst,
)

from .cast_rights import AT, gather
from .saying import grievance as say

UNPAID = alerting.Unpaid("第四建筑公司", 32, 48_000_000, "石桥站工地", "两个月没发")
HOUR, SECOND = datetime.timedelta(hours=1), datetime.timedelta(seconds=1)


@pytest.fixture
def cast(db):
    with time_machine.travel(AT, tick=False):
        yield gather()


def raised(cast, at=AT, **more):
    return alerting.raise_alert(UNPAID, organization=cast.plant, by=cast.officers["officer"], at=at, **more)


def told(kind):
    return set(Notice.objects.filter(kind=kind).values_list("person", flat=True))


def test_the_city_is_told_at_once_in_words_that_reveal_nothing(cast):
    alert = raised(cast)
    assert (alert.city, alert.due_at) == (cast.city, AT + HOUR)
    assert told("grievances.alert_raised") == {cast.officers["duty"].person_id}
    notice = Notice.objects.get()
    assert notice.urgent
    assert not wording.reveals(notice.title + notice.body)
    assert "第四建筑" not in notice.title + notice.body


def test_the_hour_runs_at_night_and_on_holidays_too(cast):
    night = AT.replace(month=10, day=1, hour=23)
    assert raised(cast, night).due_at == night + HOUR


def test_at_the_hour_nobody_above_is_told_and_a_second_later_the_province_is(cast):
    alert = raised(cast)
    assert alerting.escalate_unconfirmed(at=alert.due_at) == 0
    assert alerting.escalate_unconfirmed(at=alert.due_at + SECOND) == 1
    above = {cast.officers[who].person_id for who in ("duty", "province")}
    assert told("grievances.alert_late") == above
    assert alerting.escalate_unconfirmed(at=alert.due_at + HOUR) == 0


def test_twin_a_confirmed_one_goes_no_higher(cast):
    alert = raised(cast)
    alerting.acknowledge(alert, by=cast.officers["duty"], at=alert.due_at)
    assert alerting.escalate_unconfirmed(at=alert.due_at + HOUR) == 0
    entry = Entry.objects.get(deed="grievances.alert.acknowledge")
    assert entry.body["in_time"] is True
    with pytest.raises(AlertConfirmed):
        alerting.acknowledge(alert, by=cast.officers["province"], at=alert.due_at)


def test_only_the_city_and_above_confirm_not_the_union_it_happens_at(cast):
    alert = raised(cast)
    for who, may in (("duty", True), ("province", True), ("chair", False), ("stranger", False)):
        assert rights.alerts_to_confirm(cast.officers[who]).filter(pk=alert.pk).exists() is may
    assert rights.alerts(cast.officers["chair"]).exists()
    assert not rights.alerts(cast.officers["stranger"]).exists()


def test_it_is_settled_once_and_only_after_somebody_confirmed(cast):
    alert = raised(cast)
    given = {"words": "九月五日补发到账", "by": cast.officers["duty"], "at": AT, "paid_fen": 48_000_000}
    with pytest.raises(ConfirmFirst):
        alerting.settle(alert, "paid", **given)
    alerting.acknowledge(alert, by=cast.officers["duty"], at=AT)
    settled = alerting.settle(alert, "paid", **given)
    assert (settled.outcome, settled.closed_at) == ("paid", AT)
    assert settled.particulars["words"] == "两个月没发"
    with pytest.raises(AlreadyEnded):
        alerting.settle(alert, "court", **given)


def test_a_grievance_raises_one_alert_that_says_nothing_of_who_spoke(cast):
    class There:
        at, organizations, people = AT, {"basic": cast.plant}, {"member": cast.worker}

    one = say(There, privacy="confidential")
    alert = raised(cast, grievance=one)
    with pytest.raises(AlertRaised, match=alert.number):
        raised(cast, grievance=one)
    row = WageAlert.objects.filter(pk=alert.pk).values().get()
    assert cast.worker.pk not in (row["raised_by_id"], row["acknowledged_by_id"])
    assert "牛大力" not in str(alert.particulars) and one.particulars["text"] not in str(alert.particulars)


def test_without_a_city_the_uppermost_union_is_told(cast):
    cast.city.level = "county"
    cast.city.save()
    assert raised(cast).city == cast.province
    assert alerting.raise_alert(UNPAID, organization=cast.province, by=SYSTEM, at=AT).city == cast.province
