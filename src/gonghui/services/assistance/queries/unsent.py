"""Drafts of applications that nobody has touched, and whether their people were told."""

import datetime

from gonghui.kernel.notices.models import Notice

from ..models import Application
from ..telling_officers import DRAFT


def untouched_since(moment: datetime.datetime) -> list[int]:
    """Drafts last saved before a moment, the oldest first."""
    found = Application.objects.filter(sent_at=None, saved_at__lte=moment).order_by("saved_at", "id")
    return list(found.values_list("pk", flat=True))


def told_before(moment: datetime.datetime) -> list[int]:
    """Drafts whose people were told, the oldest first."""
    told = Notice.objects.filter(kind=DRAFT, created_at__lte=moment).values("about_id")
    found = Application.objects.filter(sent_at=None, pk__in=told).order_by("saved_at", "id")
    return list(found.values_list("pk", flat=True))


def held(pk: int) -> Application | None:
    """A draft as it stands, held until the transaction ends; None when it was sent or is gone."""
    found = Application.objects.select_for_update(of=("self",)).filter(pk=pk, sent_at=None)
    return found.select_related("organization", "person").first()


def occasion(draft: Application) -> str:
    """A draft that was taken up again is another occasion."""
    return f"{draft.pk}:{draft.saved_at.isoformat()}"


def was_told(draft: Application) -> datetime.datetime | None:
    """When its person was told that this draft, as it was last saved, will go."""
    told = Notice.objects.filter(person=draft.person_id, kind=DRAFT, once=occasion(draft))
    return told.values_list("created_at", flat=True).first()
