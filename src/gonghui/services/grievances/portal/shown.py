"""A grievance as the worker reads it: where it stands, what was said back and forth, what can be done."""

from typing import Any

from django.utils.translation import gettext as _

from gonghui.kernel.cases import queries as cases
from gonghui.ui import formats

from ..actions.rating import TO_RATE
from ..models import Grievance, Message

MAY_WITHDRAW = ("received", "handling", "asked", "paused")


def now(grievance: Grievance) -> dict[str, Any]:
    """The head: where it stands, whose turn, until when."""
    case = grievance.case
    stage = case.standing
    facts = [(_("由谁办理"), cases.place_now(case).shown_name)]
    if case.due_at and not case.has_ended:
        facts.append((_("最晚"), formats.moment(case.due_at)))
    tone = "ok" if case.has_ended else "warn" if case.waits_for_applicant else "info"
    icon = "check" if case.has_ended else "clock"
    text = str(stage.about) or _("谢谢您告诉我们。")
    return {"title": stage.name, "word": stage.name, "tone": tone, "icon": icon, "text": text, "facts": facts}


def talk(grievance: Grievance) -> list[dict[str, Any]]:
    """Everything that was said, in order. Of the worker's rating only the words."""
    return [_line(message) for message in grievance.messages.select_related("by_person") if _is_said(message)]


def context(grievance: Grievance) -> dict[str, Any]:
    """All of the page that does not depend on the way the worker came."""
    case, told = grievance.case, grievance.particulars
    names = {"category": grievance.category.shown_name, "number": case.number}
    return {
        "grievance": grievance,
        "number": case.number,
        "now": now(grievance),
        "caption": _("{category} {number}").format(**names),
        "told": told["text"],
        "where": told.get("place", ""),
        "photos": grievance.attachments.filter(by_speaker=True).count(),
        "said_on": formats.day(grievance.said_on),
        "talk": talk(grievance),
        "way": way(grievance),
        "may_rate": case.stage in TO_RATE,
        "may_add": not case.has_ended,
        "is_asked": case.stage == "asked",
        "may_withdraw": case.stage in MAY_WITHDRAW,
    }


def way(grievance: Grievance) -> list[dict[str, Any]]:
    """The steps of the case, without anybody's name."""
    return [
        {
            "state": moment.state,
            "title": moment.title,
            "at": moment.at,
            "note": " ".join(part for part in (moment.reason, moment.place) if part),
            "when": _("最晚 {due}").format(due=formats.moment(moment.due_at))
            if moment.due_at and not moment.at
            else "",
        }
        for moment in cases.timeline(grievance.case)
    ]


def _is_said(message: Message) -> bool:
    return bool(message.particulars.get("words"))


def _line(message: Message) -> dict[str, Any]:
    told = message.particulars
    person = message.by_person
    who = _("您") if message.by_speaker else person.name if person else message.organization_name
    return {
        "who": who,
        "place": "" if message.by_speaker else message.organization_name,
        "kind": message.get_kind_display(),
        "at": message.at,
        "words": told["words"],
        "basis": message.get_basis_display() if message.basis else "",
        "basis_text": told.get("basis_text", ""),
        "did": told.get("did", ""),
        "is_answer": message.kind == Message.Kind.ANSWER,
        "is_mine": message.by_speaker,
    }
