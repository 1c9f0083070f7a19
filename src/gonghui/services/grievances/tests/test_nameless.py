"""The way without a name: what is stored, what is logged, what comes back, and in which order."""

import datetime
import itertools
import logging
import os
from unittest import mock

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gonghui.kernel import crypto
from gonghui.kernel.files.tests.test_images import photo
from gonghui.kernel.journal.models import Entry
from gonghui.services.grievances.actions import dropping, handling, receipts
from gonghui.services.grievances.models import Grievance, Letter, Message
from gonghui.services.grievances.queries import grievances
from tests.rules.cast import gather

from .saying import actor, answered, grievance, said

pytestmark = pytest.mark.django_db
CANARY = "三号线急停按钮用胶带粘住了"
SEEN_IN = {
    "REMOTE_ADDR": "203.0.113.77",
    "HTTP_USER_AGENT": "Canary/1.0",
    "HTTP_X_FORWARDED_FOR": "203.0.113.78",
}
MORNING = datetime.timedelta(hours=14)
TOGETHER, BOXES = 20, int(os.environ.get("GONGHUI_LETTER_BOXES", "20"))


@pytest.fixture
def cast():
    return gather()


def everything() -> dict[str, list[tuple]]:
    """Every row of every table, as text."""
    return {
        model._meta.db_table: [tuple(map(str, row)) for row in model._base_manager.values_list()]
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def write(cast, client=None, **more):
    said(cast)
    data = {"about_what": "life", "wants": "complaint", "words": CANARY, "union_name": "第 3 工会"} | more
    client = client or cast.client("member")
    return client.post(reverse("portal-grievances:nameless"), data, **SEEN_IN)


def receipt_on(page) -> str:
    digits = page.content.decode().split("done__ref", 1)[1].split(">", 1)[1].split("<", 1)[0]
    return digits.replace(" ", "")


def opened(cast, **more) -> tuple[str, Grievance]:
    receipt = receipt_on(write(cast, **more))
    assert dropping.empty_box(at=cast.at + MORNING) == 1
    return receipt, grievances.by_receipt(receipts.known_hash_of(receipt))


def test_dropping_a_letter_changes_nothing_in_the_whole_database_but_the_box(cast):
    said(cast)
    client = cast.client("member")
    before = everything()
    receipt_on(write(cast, client))
    after = everything()
    changed = {table for table in after if after[table] != before[table]}
    assert changed == {Letter._meta.db_table}
    assert len(after[Letter._meta.db_table]) == 1


def test_twin_speaking_in_confidence_leaves_traces_of_the_hour(cast):
    said(cast)
    before = everything()
    grievance(cast, privacy="confidential")
    after = everything()
    assert len({table for table in after if after[table] != before[table]}) > 3


def test_neither_words_nor_receipt_nor_address_stand_anywhere_in_clear(cast, caplog):
    with caplog.at_level(logging.DEBUG):
        receipt, _one = opened(cast)
        cast.client("member").post(reverse("portal-grievances:receipt"), {"receipt": receipt}, **SEEN_IN)
    stored = str(everything())
    for trace in (CANARY, receipt, "203.0.113", "Canary/1.0"):
        assert trace not in stored
        assert trace not in caplog.text


def test_all_that_opens_carries_the_moment_of_the_opening_and_nobody(cast):
    _receipt, one = opened(cast)
    member = cast.people["member"]
    at = cast.at + MORNING
    assert (one.speaker, one.case.applicant, one.case.opened_by_person_id) == (None, None, None)
    assert one.case.opened_at == at
    assert set(one.case.steps.values_list("at", "by_person_id")) == {(at, None)}
    written = Entry.objects.filter(subject_kind="cases.Case", subject_id=str(one.case.pk))
    assert written and not written.filter(by_person_id=member.pk).exists()
    assert not Letter.objects.exists()


def test_a_photograph_loses_its_place_and_is_kept_sealed(cast):
    upload = SimpleUploadedFile("照片.jpg", photo())
    _receipt, one = opened(cast, shown=upload)
    kept = one.attachments.get().file
    assert kept.sealed and kept.uploaded_by_person_id is None
    assert kept.uploaded_at == cast.at + MORNING
    assert "照片" not in kept.original_name


def test_the_worker_comes_back_with_the_receipt_answers_and_rates(cast):
    receipt, one = opened(cast)
    officer = actor(cast.people["officer"])
    at = cast.at + MORNING
    handling.decide(one.case, "accept", by=officer, at=at)
    handling.decide(one.case, "ask", by=officer, at=at, reason="是哪个班次？")
    client = Client()
    page = client.post(reverse("portal-grievances:receipt"), {"receipt": receipt})
    assert "是哪个班次" in page.content.decode()
    client.post(reverse("portal-grievances:nameless-word"), {"receipt": receipt, "words": "夜班。"})
    assert not one.messages.filter(kind=Message.Kind.SAID).exists()
    dropping.empty_box(at=at + MORNING)
    one.case.refresh_from_db()
    assert one.case.stage == "handling" and one.messages.filter(kind=Message.Kind.SAID).exists()
    answered(cast, one, at=at + MORNING)
    client.post(reverse("portal-grievances:nameless-rating"), {"receipt": receipt, "outcome": "yes"})
    dropping.empty_box(at=at + 2 * MORNING)
    one.refresh_from_db()
    assert (one.case.stage, one.solved) == ("settled", "yes")


def test_a_wrong_receipt_says_the_same_as_one_that_waits_in_the_box(cast):
    waiting = receipt_on(write(cast))
    address = reverse("portal-grievances:receipt")
    pages = [Client().post(address, {"receipt": code}).content.decode() for code in (waiting, "1" * 16)]
    assert "没有找到这个查询码" in pages[0] and "没有找到这个查询码" in pages[1]


def test_guessing_receipts_is_stopped_for_a_while(cast):
    address = reverse("portal-grievances:receipt")
    with mock.patch("gonghui.services.grievances.portal.nameless.TRIES", 3):
        pages = [Client().post(address, {"receipt": f"{number:016d}"}) for number in range(5)]
    assert "输错的次数太多" in pages[-1].content.decode()


@pytest.fixture
def quick_receipts(monkeypatch):
    """Receipts are made slow to guess; here hundreds are drawn, and their slowness proves nothing."""
    monkeypatch.setattr(receipts, "hash_of", crypto.fingerprint)


def guessed(cast, boxes: int) -> float:
    """An attacker saw in which order TOGETHER workers wrote and reads every row; the share guessed rightly.

    The best guess there is: who wrote first stands first among what was opened.
    """
    hits = 0
    told = said(cast, text="没有空调", privacy="anonymous")
    for _box in range(boxes):
        codes = [dropping.drop(told) for _worker in range(TOGETHER)]
        dropping.empty_box(at=cast.at)
        found = [grievances.by_receipt(receipts.known_hash_of(code)) for code in codes]
        opened_in_order = sorted(found, key=lambda one: one.pk)
        hits += sum(one == guess for one, guess in zip(found, opened_in_order, strict=True))
    return hits / (boxes * TOGETHER)


def test_who_saw_in_which_order_twenty_wrote_guesses_no_better_than_by_chance(cast, quick_receipts):
    """Of 400 guesses 20 hit by chance; more than the 40 that are allowed come once in 60,000 runs."""
    assert guessed(cast, BOXES) <= 1 / TOGETHER + 0.05


def test_twin_letters_numbered_in_their_order_and_not_shuffled_would_give_all_away(
    cast, quick_receipts, monkeypatch
):
    numbers = itertools.count(1)
    monkeypatch.setattr(dropping, "Letter", lambda **told: Letter(id=next(numbers), **told))
    monkeypatch.setattr(dropping.Letter, "objects", Letter.objects, raising=False)
    monkeypatch.setattr("secrets.SystemRandom.shuffle", lambda self, found: found.sort())
    assert guessed(cast, 1) == 1


def test_what_nobody_could_be_found_for_waits_in_the_box(cast):
    write(cast)
    with mock.patch("gonghui.services.grievances.queries.routing.place_for", return_value=None):
        dropping.empty_box(at=cast.at)
    assert Letter.objects.count() == 1
