"""A draft is made by an answer, waits for its visitor, and is forgotten when nobody comes back."""

import datetime

from django.test import Client
from django.urls import reverse

from gonghui.kernel import crypto
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.codes import parameters
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.people import rotating
from gonghui.services.membership import schedules
from gonghui.services.membership.actions import joining, sweeping
from gonghui.services.membership.models import JoinApplication

from . import applying
from .conftest import AT

WHO = {"name": "孙小妹", "id_number": applying.id_number(7), "phone": "13812345678"}
MONTH = datetime.timedelta(days=31)


def follow_poster(code: str, client: Client | None = None) -> Client:
    client = client or Client()
    client.get(reverse("portal-membership:join-by-link", args=[code]), follow=True)
    return client


def test_following_a_poster_writes_nothing_down(union):
    follow_poster("JC01")
    assert not JoinApplication.objects.exists()


def test_the_first_answer_writes_the_draft_down_with_its_union(union):
    visitor = follow_poster("JC01")
    visitor.post(reverse("portal-membership:join-who"), WHO)
    assert JoinApplication.objects.get().organization == union.plant


def test_the_first_page_offers_to_go_on_with_what_was_begun(union):
    visitor = follow_poster("JC01")
    first = reverse("portal-membership:join")
    assert "接着填" not in visitor.get(first).content.decode()
    visitor.post(reverse("portal-membership:join-who"), WHO)
    assert "接着填" in visitor.get(first).content.decode()
    assert "接着填" not in Client().get(first).content.decode()


def test_another_poster_changes_the_union_with_the_next_answer_only(union):
    visitor = follow_poster("JC01")
    visitor.post(reverse("portal-membership:join-who"), WHO)
    follow_poster("JC03", visitor)
    assert JoinApplication.objects.get().organization == union.plant
    visitor.post(reverse("portal-membership:join-who"), WHO)
    assert JoinApplication.objects.get().organization == union.hospital


def test_drafts_nobody_came_back_to_are_forgotten_and_counted(union):
    draft = joining.begin(organization=union.plant, channel="online", at=AT)
    applying.application(union.plant, "马小军", 5, AT)
    assert sweeping.forget_drafts(by=SYSTEM, at=AT + MONTH - 2 * datetime.timedelta(days=1)) == 0
    assert sweeping.forget_drafts(by=SYSTEM, at=AT + MONTH) == 1
    assert not JoinApplication.objects.filter(pk=draft.pk).exists()
    assert JoinApplication.objects.count() == 1, "what was sent stays"
    assert Entry.objects.get(deed="membership.drafts_forgotten").body == {"count": 1, "days": 30}


def test_how_long_a_draft_is_kept_is_a_dated_number(union):
    joining.begin(organization=union.plant, channel="online", at=AT)
    parameters.enter(
        "join.draft_days", value=90, valid_from=AT.date(), document="岚工发〔2026〕1 号", by=SYSTEM
    )
    assert sweeping.forget_drafts(by=SYSTEM, at=AT + MONTH) == 0
    assert sweeping.forget_drafts(by=SYSTEM, at=AT + 3 * MONTH) == 1


def test_the_schedule_forgets_with_what_is_now(union):
    joining.begin(organization=union.plant, channel="online", at=AT - 20 * MONTH)
    schedules.forget_drafts()
    assert not JoinApplication.objects.exists()


def test_a_draft_is_read_on_after_its_key_was_dropped(union, settings, tmp_path):
    settings.DATA = tmp_path
    crypto.forget_keys()
    draft = joining.begin(organization=union.plant, channel="online", at=AT)
    joining.save_answers(draft, {"name": "孙小妹"}, at=AT)
    rotating.rotate()
    rotating.drop(1)
    draft.refresh_from_db()
    assert joining.read_answers(draft) == {"name": "孙小妹"}
    crypto.forget_keys()
