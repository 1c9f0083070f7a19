import datetime

import pytest
from django.db import transaction

from gonghui.kernel.cases import actions
from gonghui.kernel.cases.models import Case
from gonghui.kernel.codes.models import Parameter
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice

from .cast import MONDAY, actor, moment, opened, transfer
from .flow_for_tests import TRIAL

pytestmark = pytest.mark.django_db


def three_days_become(days, **place):
    Parameter.objects.create(
        code="trial.review",
        value=days,
        valid_from=datetime.date(2026, 1, 1),
        document="岚工发〔2026〕1号",
        **place,
    )


def test_a_case_is_numbered_by_prefix_and_year(who):
    assert [opened(who).number, opened(who).number] == ["SB-2026-0001", "SB-2026-0002"]
    assert transfer(who).number == "SF-2026-0001"


def test_numbers_begin_anew_with_the_local_year(who):
    opened(who)
    new_year = datetime.datetime(2026, 12, 31, 17, tzinfo=datetime.UTC)
    assert opened(who, new_year).number == "SB-2027-0001"


def test_a_case_that_fails_to_open_leaves_no_gap(who):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        opened(who)
        raise ZeroDivisionError
    assert opened(who).number == "SB-2026-0001"


def test_opening_seats_a_work_item_with_a_deadline_in_working_time(who):
    case = opened(who)
    item = case.work_items.get()
    assert (item.permission, item.organization, item.handler) == ("trial.review", who.motor, None)
    assert case.due_at == item.due_at == moment(5)


def test_the_numbers_in_force_come_from_the_region_and_stay_as_they_were(who):
    three_days_become(1, region="990101")
    case = opened(who)
    three_days_become(9, region="990102")
    Parameter.objects.filter(region="990101").update(value=7)
    assert case.due_at == moment(3)
    assert (case.number_of("trial.review"), case.number_of("trial.limit")) == (1, 2)
    actions.move(case, "return", by=actor(who.wang), at=MONDAY, reason="缺照片")
    assert Case.objects.get().number_of("trial.review") == 1


def test_opening_is_recorded_and_the_applicant_is_told(who):
    case = opened(who, by=actor(who.wang), channel="counter")
    entry = Entry.objects.get(deed="trial.join.open")
    assert (entry.subject_id, entry.about_person_id) == (str(case.pk), who.applicant.pk)
    assert entry.body["number"] == case.number
    assert "马小军" not in str(entry.body)
    notice = Notice.objects.get(person=who.applicant)
    assert notice.title == "SB-2026-0001 已提交"
    assert "岚州机电集团工会" in notice.body
    assert notice.url == f"/cases/{case.uid}/"


def test_a_flow_may_be_named_by_its_code(who):
    case = actions.open_case(
        TRIAL.code, organization=who.motor, applicant=None, by=actor(who.wang), at=MONDAY, title="换届"
    )
    assert case.applicant is None
    assert str(case) == "SB-2026-0001"
