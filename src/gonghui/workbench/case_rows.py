"""Cases and work items as rows of the officer's lists."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gonghui.kernel.cases.models import Case, WorkItem
from gonghui.ui import formats
from gonghui.ui.addresses import address_of

ICONS = {"late": "alert", "today": "clock", "week": "calendar", "next_week": "calendar", "later": "calendar"}


def todo(item: WorkItem, at: datetime) -> dict[str, Any]:
    """A work item for ui/todo.html: what, who, where, next step, due, handler."""
    case = item.case
    stage = case.declared.stage(item.stage)
    late = item.is_late(at)
    return {
        "icon": "users" if case.applicant_id else "doc",
        "title": title(case),
        "url": address_of("workbench:case", case.uid),
        "due": item.due_at,
        "tone": "bad" if late else "",
        "word": _("已超时") if late else "",
        "meta": [item.organization.shown_name, case.number, whole_text(case, at), _estimated(item)],
        "next": stage.name,
        "who": item.handler.name if item.handler else "",
    }


def row(case: Case, at: datetime) -> dict[str, Any]:
    """A case for the list of all cases."""
    return {
        "case": case,
        "url": address_of("workbench:case", case.uid),
        "title": title(case),
        "stage": case.standing.name,
        "tone": tone(case, at),
        "handler": case.handler.name if case.handler else "",
    }


def title(case: Case) -> str:
    who = case.applicant.name if case.applicant else ""
    name = str(case.declared.name)
    what = name if case.title == name or case.applicant else f"{name} · {case.title}"
    return f"{who} {what}".strip()


def tone(case: Case, at: datetime) -> str:
    if case.has_ended:
        return "ok" if case.is_granted else ""
    return "bad" if case.is_late(at) else "warn" if case.waits_for_applicant else "info"


def standing_text(case: Case, at: datetime) -> str:
    """Where the case stands, and by when."""
    name = str(case.standing.name)
    if case.has_ended or not case.due_at:
        return name
    return _("{stage}，{due}").format(stage=name, due=formats.due(case.due_at, at))


def whole_text(case: Case, at: datetime) -> str:
    """By when the whole way should be over; nothing where the flow has no such time or the case has ended."""
    if case.whole_due_at is None or case.has_ended:
        return ""
    says = _("全程已超时，应在 {day} 前办完") if case.whole_due_at < at else _("全程最晚 {day} 办完")
    return says.format(day=formats.day(case.whole_due_at))


def _estimated(item: WorkItem) -> str:
    return _("时限按还没公布的放假安排估算") if item.due_estimated else ""
