"""A case as its applicant sees it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.cases.models import Case
from gonghui.ui import formats


def brief(case: Case) -> dict[str, Any]:
    """One card: what it is, where it stands, and by when."""
    return {
        "url": reverse("portal:case", args=[case.uid]),
        "title": case.declared.name,
        "word": case.declared.stage(case.stage).name,
        "tone": tone(case),
        "now_text": now_text(case),
    }


def answer_url(case: Case) -> str:
    """Where the applicant does what the case waits for; empty when it waits for somebody else."""
    address = registry.case_answers().get(case.flow)
    return address(case) if address and case.waits_for_applicant else ""


def waiting(case: Case) -> dict[str, Any]:
    """One line of what waits for the applicant: straight to where it is done."""
    return {
        "url": answer_url(case) or reverse("portal:case", args=[case.uid]),
        "title": case.title,
        "text": now_text(case),
    }


def tone(case: Case) -> str:
    if case.ended_at:
        return "ok" if case.decided else ""
    return "warn" if case.waits_for_applicant else "info"


def now_text(case: Case) -> str:
    """What happens next, and when at the latest."""
    if case.ended_at:
        return _("{day} 办结").format(day=formats.day(case.ended_at))
    due = formats.moment(case.due_at) if case.due_at else ""
    if case.waits_for_applicant:
        return _("等您补充，{due} 前补上就行").format(due=due)
    return _("{place}正在办，最晚 {due} 答复").format(place=case.organization.shown_name, due=due)


def timeline(case: Case) -> list[dict[str, Any]]:
    return [
        {
            "state": moment.state,
            "title": moment.title,
            "at": moment.at,
            "note": " ".join(
                filter(
                    None, [moment.reason and _("说明：{reason}").format(reason=moment.reason), moment.place]
                )
            ),
            "when": _("最晚 {due}").format(due=formats.moment(moment.due_at))
            if moment.due_at and not moment.at
            else "",
        }
        for moment in cases.timeline(case)
    ]
