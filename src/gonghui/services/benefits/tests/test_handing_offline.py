"""What a telephone takes along and brings back: names and nothing else; each record counts once."""

import json
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.services.benefits.actions import handing
from gonghui.services.benefits.actions.handing import Given
from gonghui.services.benefits.models import Handout
from gonghui.services.benefits.queries import entitlements
from gonghui.services.benefits.reasons import Proof
from tests.rules.cast import gather

from .samples_handing import _officer
from .test_handing_pages import DAY, entitled


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def gift(cast):
    return entitled(cast)


def address(name, *args):
    return reverse(f"workbench-benefits:{name}", args=args)


def bring(cast, gift, key, kind="steward"):
    at = (timezone.now() - DAY).isoformat()
    data = {"entitlement": gift.uid, "key": key, "at": at}
    return cast.client(kind).post(address("offline-records"), data)


def test_the_telephone_takes_names_and_branches_and_nothing_else(cast, gift):
    told = json.loads(cast.client("steward").get(address("offline-names", gift.occasion.uid)).content)
    assert told["name"] == gift.title
    assert told["rows"] == [
        {
            "entitlement": str(gift.uid),
            "name": "陈秀兰",
            "place": cast.organizations["group"].shown_name,
        }
    ]
    assert cast.client("stranger").get(address("offline-names", gift.occasion.uid)).status_code == 404


def test_private_ones_never_leave_on_a_telephone(cast, gift):
    type(gift).objects.filter(pk=gift.pk).update(is_private=True)
    shown = cast.client("womens").get(address("offline-names", gift.occasion.uid))
    assert json.loads(shown.content)["rows"] == []


def test_the_empty_page_holds_nobody_and_the_worker_is_a_script(cast, gift):
    shell = cast.client("steward").get(address("offline")).content.decode()
    assert "陈秀兰" not in shell
    assert "没有网络时发放" in shell
    worker = cast.client("steward").get(address("offline-worker"))
    assert worker["Content-Type"] == "text/javascript"
    worker.close()


def test_brought_twice_it_is_one_record_with_the_telephones_own_time(cast, gift):
    key = uuid.uuid4()
    assert bring(cast, gift, key).status_code == 200
    assert bring(cast, gift, key).status_code == 200
    handout = Handout.objects.get()
    assert (handout.way, handout.device_key) == ("site", key)
    assert handout.recorded_at - handout.at >= DAY


def test_somebody_was_first_is_told_and_counted_once(cast, gift):
    handing.hand_out(gift, Given("desk", Proof.PAPER), by=_officer(cast), at=timezone.now())
    answer = bring(cast, gift, uuid.uuid4())
    assert answer.status_code == 409
    assert "登记为“已送达”" in json.loads(answer.content)["says"] or "已送到" in answer.content.decode()
    assert Handout.objects.count() == 1


def test_what_is_no_record_or_not_in_scope_is_not_taken_in(cast, gift):
    assert bring(cast, gift, "none").status_code == 422
    assert bring(cast, gift, uuid.uuid4(), kind="stranger").status_code == 404
    assert entitlements.now(gift).state == "open"


def test_each_officer_has_a_mark_of_its_own(cast, gift):
    marks = {
        json.loads(cast.client(kind).get(address("offline-records")).content)["officer"]
        for kind in ("steward", "officer", "chair")
    }
    assert len(marks) == 3
