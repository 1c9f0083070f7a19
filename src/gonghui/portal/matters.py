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
        "title": case.declared.name,
        "text": now_text(case),
    }


def tone(case: Case) -> str:
    if case.ended_at:
        return "ok" if case.is_granted else ""
    return "warn" if case.waits_for_applicant else "info"


def now_text(case: Case) -> str:
    """What happens next, and when at the latest."""
    if case.ended_at:
        return _("{day} 办结").format(day=formats.day(case.ended_at))
    due = formats.moment(case.due_at) if case.due_at else ""
    if case.waits_for_applicant:
        return _("等您补充，{due} 前补上就行").format(due=due)
    place = cases.place_now(case).shown_name
    if not due:
        return str(case.standing.about) or _("{place}正在办").format(place=place)
    return _("{place}正在办，最晚 {due} 答复").format(place=place, due=due)


def now_card(case: Case) -> dict[str, Any]:
    """The head of a case's page: where it stands, what happens there, and whose turn it is until when."""
    says, word = str(case.standing.about), case.standing.name
    turn = says and not case.ended_at and case.standing.seat
    return {
        "word": word,
        "tone": tone(case),
        "icon": "check" if case.is_granted else "info" if case.ended_at else "clock",
        "title": word,
        "text": says or now_text(case),
        "facts": _turn(case) if turn else [],
    }


def _turn(case: Case) -> list[tuple[str, str]]:
    place = cases.place_now(case).shown_name
    due = [(_("最晚答复"), formats.moment(case.due_at))] if case.due_at else []
    return [(_("现在由谁办"), place), *due]


def timeline(case: Case) -> list[dict[str, Any]]:
    return [
        {
            "state": moment.state,
            "title": moment.title,
            "at": moment.at,
            "note": " ".join(
                filter(
                    None,
                    [
                        moment.reason and _("说明：{reason}").format(reason=moment.reason),
                        moment.place,
                        moment.note if moment.state == cases.TO_COME else "",
                    ],
                )
            ),
            "when": _("最晚 {due}").format(due=formats.moment(moment.due_at))
            if moment.due_at and not moment.at
            else "",
        }
        for moment in cases.timeline(case)
    ]
