"""What stands around one case on the officer's desk: deadline, timeline, who has it, who could have it."""

from datetime import datetime
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.cases.flows import Move
from gonghui.kernel.cases.models import Case
from gonghui.kernel.cases.seats import is_in_hands_of, open_item, right_at
from gonghui.ui import formats

from . import case_rows, queries
from .forms import CoSignForm, HandOverForm, SignatureForm


def found_or_404(actor: Actor, uid: Any, at: datetime) -> Case:
    """The case, when the actor may see it; a foreign one is answered exactly as an absent one."""
    found = cases.visible(actor, at).filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def context(case: Case, actor: Actor, at: datetime) -> dict[str, Any]:
    """Everything of the page that does not depend on the service."""
    item = open_item(case)
    may_act = bool(item and right_at(item.permission, item.path, actor, at) and not _is_own(case, actor))
    mine = bool(item and item.handler_id and is_in_hands_of(item, actor, at))
    shown = {
        "case": case,
        "heading_name": case.applicant.name if case.applicant else case.number,
        "standing": case_rows.standing_text(case, at),
        "tone": case_rows.tone(case, at),
        "timeline": timeline(case),
        "about": about(case),
        "item": item,
        "may_act": may_act,
        "is_mine": mine,
        "may_claim": may_act and item is not None and item.handler_id is None,
        "waiting_signs": list(
            case.co_signs.filter(answered_at=None, dropped_at=None).select_related("person")
        ),
        "sign_form": SignatureForm() if _is_asked(case, actor, at) else None,
    }
    if may_act and item:
        colleagues = queries.colleagues_of(case, actor, item.permission, item.path, at)
        signers = queries.co_signers_for(case, actor, item.path, timezone.localdate(at))
        shown["hand_over_form"] = HandOverForm(colleagues) if colleagues else None
        shown["co_sign_form"] = CoSignForm(signers) if signers else None
    return shown


def officers_moves(case: Case) -> list[Move]:
    """Every move of the flow that is an officer's, whether or not it is open now."""
    return [move for move in case.declared.moves if move.needs]


def timeline(case: Case) -> list[dict[str, Any]]:
    return [
        {
            "state": moment.state,
            "title": moment.title,
            "at": moment.at,
            "when": _("最晚 {due}").format(due=formats.moment(moment.due_at))
            if moment.due_at and not moment.at
            else "",
            "note": " · ".join(
                str(part) for part in (moment.who, moment.place, moment.reason, moment.note) if part
            ),
        }
        for moment in cases.timeline(case, for_officers=True)
    ]


def about(case: Case) -> list[dict[str, Any]]:
    """The facts every case has."""
    other = case.other_organization
    facts = [
        {"term": _("办件号"), "value": case.number},
        {"term": _("工会"), "value": case.organization.name},
        {"term": _("对方工会"), "value": other.name if other else ""},
        {"term": _("来的方式"), "value": case.get_channel_display()},
        {"term": _("提交时间"), "value": formats.moment(case.opened_at)},
        {"term": _("全程时限"), "value": case_rows.whole_text(case, timezone.now())},
        {"term": _("经办人"), "value": case.handler.name if case.handler else _("还没人认领")},
    ]
    return [fact for fact in facts if fact["value"]]


def _is_own(case: Case, actor: Actor) -> bool:
    return actor.person_id is not None and actor.person_id == case.applicant_id


def _is_asked(case: Case, actor: Actor, at: datetime) -> bool:
    return cases.co_signs_for(actor, at).filter(case=case).exists()
