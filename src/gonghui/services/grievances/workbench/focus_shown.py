"""A focus as an officer reads it: why, what is done, what members say, the figures before and after."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.audiences import queries as audiences
from gonghui.ui import formats

from ..models import Focus, Measure
from ..permissions import FOCUS
from ..queries import focuses


def context(focus: Focus, actor: Actor, at: datetime) -> dict[str, Any]:
    """All of the page."""
    today = timezone.localdate(at)
    months = focuses.months_of(focus, today)
    governs = access.allows(actor, FOCUS, focus.path, at)
    return {
        "focus": focus,
        "opened": _month(timezone.localdate(focus.opened_at)),
        "measures": [_measure(each, actor, governs) for each in focus.measures.select_related("owner")],
        "months": [_month(month) for month in months],
        "lines": [_line(line) for line in focuses.figures(focus, months)],
        "survey": _survey(focus, today),
        "ways": _ways(focus) if governs and focus.closed_at is None else [],
        "back_url": f"{reverse('workbench-grievances:topics')}?place={focus.organization.code}",
    }


def row(focus: Focus) -> dict[str, str]:
    """In a list: where it stands."""
    done = focus.measures.filter(done_on__isnull=False).count()
    told = _("{done}/{count} 条措施做完").format(done=done, count=focus.measures.count())
    return {
        "title": focus.title,
        "url": reverse("workbench-grievances:focus", args=[focus.uid]),
        "place": focus.organization.shown_name,
        "measures": told,
        "word": _("已结束") if focus.closed_at else _("正在解决"),
        "tone": "ok" if focus.closed_at else "info",
    }


def _measure(measure: Measure, actor: Actor, governs: bool) -> dict[str, Any]:
    may = measure.done_on is None and (governs or measure.owner_id == actor.person_id)
    return {
        "what": measure.what,
        "owner": measure.owner.name,
        "due_on": formats.iso(measure.due_on),
        "done_on": formats.iso(measure.done_on) if measure.done_on else "",
        "result": measure.result,
        "url": reverse("workbench-grievances:measure", args=[measure.uid]) if may else "",
    }


def _survey(focus: Focus, today: Any) -> dict[str, Any] | None:
    survey = focuses.survey_of(focus)
    if survey is None:
        return None
    return {
        "asked": "、".join(audiences.says(survey.rule)),
        "closes_on": formats.iso(survey.closes_on),
        "is_open": today <= survey.closes_on and focus.closed_at is None,
        "answers": focuses.in_words(survey, today),
    }


def _ways(focus: Focus) -> list[dict[str, str]]:
    offered = [("measure-new", _("加一条措施"), "plus"), ("focus-close", _("结束这个焦点"), "check")]
    if focuses.survey_of(focus) is None:
        offered.insert(1, ("focus-survey", _("问问会员"), "message"))
    return [
        {"url": reverse(f"workbench-grievances:{name}", args=[focus.uid]), "name": says, "icon": icon}
        for name, says, icon in offered
    ]


def _line(line: focuses.Line) -> dict[str, Any]:
    return {"name": line.name, "cells": [_("少于 5") if each is None else str(each) for each in line.counts]}


def _month(day: Any) -> str:
    return f"{day.year}-{day.month:02d}"
