"""What an officer sees of a grievance on its case page, and what can be done from there."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.cases.models import Case
from gonghui.ui import formats

from ..actions import handling, naming
from ..flows import OPEN_STAGES
from ..models import Grievance, Message
from ..permissions import EXTEND, KNOWLEDGE, RIGHTS
from ..queries import grievances, reading
from ..rules.grading import REASONS


def case_page(case: Case, actor: Actor) -> dict[str, Any]:
    """Facts, what was said, first duties, layers, and the ways on."""
    grievance, at = grievances.of_case(case), timezone.now()
    plain = reading.reads_plainly(grievance, actor, at)
    context = {
        "grievance": grievance,
        "facts": _facts(grievance),
        "told": grievance.particulars["text"] if plain else "",
        "words_url": "" if plain else _url("words", grievance),
        "name_url": _url("name", grievance)
        if _is_masked(grievance) and naming.may_look(grievance, actor)
        else "",
        "papers": [_paper(grievance, each) for each in grievance.attachments.all()],
        "talk": [_line(message) for message in grievance.messages.select_related("by_person")]
        if plain
        else [],
        "joints": [
            _joint(each) for each in grievance.joint_answers.select_related("organization", "answered_by")
        ],
        "duties": grievance.duties.select_related("person"),
        "reached": grievance.reached.select_related("organization"),
        "linked": reading.others_of(grievance.bundle, grievance, actor, at),
        "ways": _ways(grievance, actor, at),
    }
    page = {"template": "grievances/workbench/facts.html", "context": context, "decide": handling.decide}
    return page | {"apart": handling.APART}


def _facts(grievance: Grievance) -> list[dict[str, Any]]:
    case = grievance.case
    by = _("（系统按内容提出，待确认）") if grievance.graded_at is None else ""
    why = "、".join(str(REASONS[code]) for code in grievance.proposed_for if code in REASONS)
    lines = [
        (_("类别"), f"{grievance.category.shown_name} · {grievance.get_kind_display()}"),
        (_("级别"), f"{grievance.get_grade_display()}{by}"),
        (_("为什么"), why if grievance.graded_at is None else ""),
        (_("谁提的"), case.applicant.name if case.applicant else grievance.get_privacy_display()),
        (_("来自"), grievance.home.name if grievance.home else ""),
        (_("在哪里"), grievance.particulars.get("place", "")),
        (_("首次回应"), formats.moment(grievance.first_at) if grievance.first_at else ""),
        (_("评价"), grievance.get_solved_display() if grievance.solved else ""),
    ]
    return [{"term": term, "value": value} for term, value in lines if value]


def _is_masked(grievance: Grievance) -> bool:
    return grievance.case.applicant_id is None and not grievance.is_anonymous


def _ways(grievance: Grievance, actor: Actor, at: Any) -> list[dict[str, str]]:
    """The pages this officer can go on with."""
    case = grievance.case
    open_moves = {move.code for move in cases.moves_open_to(case, actor, at)}
    offered = []
    if open_moves & {"answer", "answer_again"}:
        offered += [("answer", _("写答复"), "send")]
    if open_moves and case.stage in OPEN_STAGES:
        offered += [
            ("progress", _("告诉提出人进展"), "message"),
            ("grade", _("确认级别和类别"), "flag"),
            ("pass-on", _("转给别的工会"), "swap"),
            ("joint", _("请别的工会协办"), "hands"),
            ("same", _("同一件事"), "tag"),
        ]
        if not grievance.extensions.exclude(granted=False).exists():
            offered.append(("extension", _("申请延期"), "calendar"))
    if "pause" in open_moves:
        offered.append(("pause", _("暂缓"), "clock"))
    waiting = reading.extension_waiting(grievance)
    if waiting and waiting.asked_by_id != actor.person_id and access.allows(actor, EXTEND, case.path, at):
        offered.insert(0, ("extension-decision", _("批延期"), "check"))
    ways = [{"url": _url(name, grievance), "name": says, "icon": icon} for name, says, icon in offered]
    return ways + _follows(grievance, actor, at)


def _follows(grievance: Grievance, actor: Actor, at: Any) -> list[dict[str, str]]:
    """What may come of it: an alert of unpaid wages, an answer for everybody."""
    path, found = grievance.case.path, []
    if grievance.category.code.startswith("wages") and access.allows(actor, RIGHTS, path, at):
        url = reverse("workbench-grievances:alert-new") + f"?of={grievance.uid}"
        found.append({"url": url, "name": _("报欠薪预警"), "icon": "bell"})
    if grievance.answered_at and access.allows(actor, KNOWLEDGE, path, at):
        url = _url("knowledge-from", grievance)
        found.append({"url": url, "name": _("写成公开答复"), "icon": "book"})
    return found


def _url(name: str, grievance: Grievance) -> str:
    return reverse(f"workbench-grievances:{name}", args=[grievance.uid])


def _paper(grievance: Grievance, attachment: Any) -> dict[str, str]:
    url = reverse("workbench-grievances:paper", args=[grievance.uid, attachment.pk])
    return {"url": url, "name": attachment.get_kind_display()}


def _line(message: Message) -> dict[str, Any]:
    told = message.particulars
    officer = message.by_person.name if message.by_person else message.organization_name
    return {
        "kind": message.get_kind_display(),
        "who": _("提出人") if message.by_speaker else officer,
        "at": message.at,
        "words": told.get("words", ""),
        "did": told.get("did", ""),
        "basis": f"{message.get_basis_display()}：{told.get('basis_text', '')}" if message.basis else "",
    }


def _joint(asked: Any) -> dict[str, Any]:
    told = asked.particulars
    return {
        "organization": asked.organization.name,
        "question": told["question"],
        "answer": told.get("answer", ""),
        "who": asked.answered_by.name if asked.answered_by else "",
    }
