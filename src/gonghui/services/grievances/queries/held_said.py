"""What a worker said by name or in confidence, and what came of it.

What was said without a name belongs to nobody: no row leads to a person, so it can be told to none.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases import queries as cases
from gonghui.kernel.people.models import Person

from ..models import Attachment, Callback, Duty, Extension, Grievance, Message, Reached
from ..rules.grading import REASONS
from . import grievances

WORDS = {
    "spoken": _("您实名和保密说过的"),
    "matter": _("哪方面的事"),
    "text": _("您的原话"),
    "place_told": _("您说的地点"),
    "contact_name": _("您留的称呼"),
    "contact_phone": _("您留的电话"),
    "privacy": _("让谁知道"),
    "grade": _("级别"),
    "grade_proposed": _("系统提出的级别"),
    "grade_why": _("系统为什么这样提"),
    "graded_at": _("级别确认时间"),
    "graded_by": _("谁确认的级别"),
    "said_on": _("哪天说的"),
    "first_due_at": _("最晚首次回应"),
    "first_at": _("首次回应时间"),
    "answer_due_at": _("答复时限"),
    "answered_at": _("答复时间"),
    "answer_minutes": _("答复用了多少工作分钟"),
    "solved": _("您说解决了没有"),
    "satisfied": _("您打的分"),
    "rated_at": _("评价时间"),
    "reopened_at": _("请上级重办的时间"),
    "same_matter": _("和哪件事一起办"),
    "messages": _("来往的话"),
    "kind": _("种类"),
    "from_you": _("是您说的"),
    "says": _("说了什么"),
    "basis": _("依据是"),
    "basis_text": _("哪一条、哪一件"),
    "did": _("做了什么"),
    "shown": _("照片和材料"),
    "firsts": _("谁先管的"),
    "duty": _("首责"),
    "layers": _("哪一级看到了"),
    "layer": _("哪一层"),
    "how": _("怎么到的"),
    "extensions": _("延期"),
    "days": _("几个工作日"),
    "decided_at": _("决定时间"),
    "decided_by": _("谁决定的"),
    "call_back": _("回访"),
    "drawn_on": _("抽中的日子"),
    "called_at": _("打电话的时间"),
    "called_by": _("谁打的"),
    "was_reached": _("打通了"),
}


def about_person(person: Person) -> dict[str, Any]:
    """Every grievance of theirs with all that was said and shown, the latest first."""
    found = grievances.of_speaker(person).select_related("graded_by", "bundle", "callback__called_by")
    parts = ("messages__by_person", "attachments", "duties__person", "reached", "extensions__decided_by")
    return {"spoken": [_one(each) for each in found.prefetch_related(*parts)]}


def _one(one: Grievance) -> dict[str, Any]:
    called = [one.callback] if hasattr(one, "callback") else []
    return {
        **_said(one),
        **_came_of_it(one),
        "messages": [_message(each) for each in one.messages.all()],
        "shown": [_shown(each) for each in one.attachments.all()],
        "firsts": [_duty(each) for each in one.duties.all()],
        "layers": [_reached(each) for each in one.reached.all()],
        "extensions": [_extension(each) for each in one.extensions.all() if each.granted],
        "call_back": [_called(each) for each in called],
        "way": [_moment(each) for each in cases.timeline(one.case) if each.at],
    }


def _said(one: Grievance) -> dict[str, Any]:
    told = one.particulars
    contact = told.get("contact") or {}
    return {
        "number": one.case.number,
        "kind": one.get_kind_display(),
        "matter": one.category.shown_name,
        "privacy": one.get_privacy_display(),
        "said_on": one.said_on,
        "text": told["text"],
        "place_told": told.get("place", ""),
        "contact_name": contact.get("name", ""),
        "contact_phone": contact.get("phone", ""),
        "grade": one.get_grade_display(),
        "grade_proposed": one.get_proposed_grade_display(),
        "grade_why": [str(REASONS[why]) for why in one.proposed_for],
        "graded_at": one.graded_at,
        "graded_by": one.graded_by.name if one.graded_by else "",
    }


def _came_of_it(one: Grievance) -> dict[str, Any]:
    return {
        "organization": one.organization.name,
        "stands": one.case.standing.name,
        "first_due_at": one.first_due_at,
        "first_at": one.first_at,
        "answer_due_at": one.answer_due_at,
        "answered_at": one.answered_at,
        "answer_minutes": one.answer_minutes,
        "ended_at": one.case.ended_at,
        "solved": one.get_solved_display(),
        "satisfied": one.satisfied,
        "rated_at": one.rated_at,
        "reopened_at": one.reopened_at,
        "same_matter": one.bundle.title if one.bundle else "",
    }


def _message(each: Message) -> dict[str, Any]:
    told = each.particulars
    return {
        "kind": each.get_kind_display(),
        "from_you": each.by_speaker,
        "by": each.by_person.name if each.by_person else "",
        "organization": each.organization_name,
        "at": each.at,
        "says": told.get("words", ""),
        "basis": each.get_basis_display(),
        "basis_text": told.get("basis_text", ""),
        "did": told.get("did", ""),
    }


def _shown(each: Attachment) -> dict[str, Any]:
    return {"kind": each.get_kind_display(), "from_you": each.by_speaker}


def _duty(each: Duty) -> dict[str, Any]:
    return {
        "duty": each.get_role_display(),
        "by": each.person.name,
        "organization": each.organization_name,
        "at": each.at,
    }


def _reached(each: Reached) -> dict[str, Any]:
    return {"layer": each.get_layer_display(), "how": each.get_how_display(), "at": each.at}


def _extension(each: Extension) -> dict[str, Any]:
    return {
        "days": each.days,
        "reason": each.reason,
        "decided_at": each.decided_at,
        "decided_by": each.decided_by.name if each.decided_by else "",
    }


def _called(each: Callback) -> dict[str, Any]:
    return {
        "drawn_on": each.sampled_on,
        "called_at": each.called_at,
        "called_by": each.called_by.name if each.called_by else "",
        "was_reached": each.was_reached,
        "solved": each.get_solved_display(),
        "satisfied": each.satisfied,
        "says": each.particulars.get("words", ""),
    }


def _moment(moment: Any) -> dict[str, Any]:
    """Of the way of a confidential one nothing stands among the cases of the person: it is told here."""
    return {"what": moment.title, "at": moment.at, "who": moment.who, "reason": moment.reason}
