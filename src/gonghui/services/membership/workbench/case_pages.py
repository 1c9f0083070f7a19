"""What an officer sees of an application, a transfer, a correction, and how each is decided."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.models import Case
from gonghui.kernel.codes import lists
from gonghui.kernel.people import identity, masks, names
from gonghui.ui import formats

from .. import queries
from ..actions import correcting, joining, transferring
from ..models import Membership

TEMPLATE = "membership/workbench/case_facts.html"
SHOWN = ("workplace", "department", "job", "residence")
CODED = ("education", "skill_grade", "employment", "employment_form")


def join(case: Case, actor: Actor) -> dict[str, Any]:
    """An application to join: what the worker answered, masked, and what does not fit."""
    application = case.join_application
    answers = joining.read_answers(application)
    number = identity.clean(answers.get("id_number", ""))
    words = _words()
    facts = [
        {"term": _("姓名"), "value": answers.get("name", "")},
        {"term": _("证件号码"), "value": _("尾号 {tail}").format(tail=number[-4:]) if number else ""},
        {"term": _("手机号码"), "value": masks.phone(answers.get("phone", ""))},
        *({"term": words[name], "value": answers.get(name, "")} for name in SHOWN),
        *({"term": words[name], "value": lists.get(name).label(answers.get(name, ""))} for name in CODED),
        {"term": _("想加入"), "value": application.union.name},
    ]
    differs = names.clean(answers.get("name", "")) != application.applicant.name
    warning = (
        _("申请里的姓名和这个号码登记的不一样，请当面核对身份证。")
        if differs
        else _("请核对身份证原件的末四位和姓名。")
    )
    return _page(_("申请人"), [fact for fact in facts if fact["value"]], joining.decide, warning)


def transfer(case: Case, actor: Actor) -> dict[str, Any]:
    """A transfer: whose membership goes from where to where."""
    wanted = case.transfer
    membership = wanted.membership
    facts = [
        {"term": _("姓名"), "value": membership.person.name},
        {"term": _("会员号"), "value": membership.number},
        {"term": _("会籍"), "value": membership.get_state_display()},
        {"term": _("转出工会"), "value": wanted.from_organization.name},
        {"term": _("转入工会"), "value": wanted.to_organization.name},
        {"term": _("入会日期"), "value": formats.iso(membership.joined_on)},
    ]
    return _page(_("会员"), facts, transferring.decide, url=_member_url(membership, actor))


def correction(case: Case, actor: Actor) -> dict[str, Any]:
    """A request to correct one field: as it stands, and as it should be."""
    asked = case.correction
    membership = queries.lasting_of(asked.person)
    field, wanted = asked.field, correcting.wanted(asked)
    before = str(getattr(asked.person, field))
    if field in CODED:
        before, wanted = (lists.get(field).label(code) for code in (before, wanted))
    if field == "phone":
        before = masks.phone(before)
    facts = [
        {"term": _("姓名"), "value": asked.person.name},
        {"term": _("要改的项目"), "value": _words()[field]},
        {"term": _("现在登记的"), "value": before},
        {"term": _("想改成"), "value": wanted},
    ]
    url = _member_url(membership, actor) if membership else ""
    return _page(_("申请人"), facts, correcting.decide, url=url)


def _page(title: str, facts: list, decide: Any, warning: str = "", url: str = "") -> dict[str, Any]:
    context = {"facts": facts, "facts_title": title, "facts_warning": warning, "facts_url": url}
    return {"template": TEMPLATE, "context": context, "decide": decide}


def _member_url(membership: Membership, actor: Actor) -> str:
    if not queries.visible(actor).filter(pk=membership.pk).exists():
        return ""
    return reverse("workbench-membership:member", args=[membership.uid])


def _words() -> dict[str, str]:
    return {
        "name": _("姓名"),
        "phone": _("手机号码"),
        "workplace": _("工作单位"),
        "department": _("部门"),
        "job": _("岗位"),
        "residence": _("现居住地"),
        "education": _("学历"),
        "skill_grade": _("技能等级"),
        "employment": _("就业状况"),
        "employment_form": _("用工形式"),
    }
