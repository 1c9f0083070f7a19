"""One member: what is registered, masked; the history; and looking behind a mask, with a reason."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import confirmed_after_many_looks, found_or_404, requires
from gonghui.kernel.access.reveal import reveal as reveal_value
from gonghui.kernel.actor import Actor, shown_name
from gonghui.kernel.codes import lists
from gonghui.kernel.people import masks
from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats

from .. import queries
from ..models import Membership, MembershipChange
from . import life
from .forms import RevealForm

REVEAL = "people.reveal"
REVEALED = ("id_number", "phone")
CODED = ("sex", "ethnic_group", "politics", "education", "skill_grade")


@requires(queries.VIEW)
def member(request: HttpRequest, uid: str) -> HttpResponse:
    actor = access.actor_for(request)
    membership = seen_or_404(actor, uid)
    running = queries.running_transfer(membership)
    context = {
        "membership": membership,
        "person_facts": _person_facts(membership, access.allows(actor, REVEAL, membership.path)),
        "work_facts": _work_facts(membership),
        "history": [_moment(change) for change in queries.history(membership)],
        "running": running,
        "running_url": reverse("workbench:case", args=[running.case.uid]) if running else "",
        "changes": life.open_to(membership, actor),
        "may_transfer": membership.is_lasting
        and running is None
        and access.allows(actor, "membership.transfer", membership.path),
        "tone": {"active": "ok", "retained": "info"}.get(membership.state, ""),
    }
    return render(request, "membership/workbench/member.html", context)


@requires(REVEAL)
@confirmed_after_many_looks
def reveal(request: HttpRequest, uid: str, field: str) -> HttpResponse:
    """The full value, once, after a reason; the member sees who looked and why."""
    actor = access.actor_for(request)
    membership = seen_or_404(actor, uid)
    if field not in REVEALED or not access.allows(actor, REVEAL, membership.path):
        raise Http404
    form = RevealForm(request.POST or None)
    value = ""
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            value = reveal_value(membership.person, field, by=actor, at=timezone.now(), reason=reason)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    label = {"id_number": _("身份证号码"), "phone": _("手机号码")}[field]
    context = {"membership": membership, "form": form, "value": value, "label": label}
    return render(request, "membership/workbench/reveal.html", context)


def seen_or_404(actor: Actor, uid: Any, permission: str = queries.VIEW) -> Membership:
    """The membership, when the actor may see it; a foreign one is answered exactly as an absent one."""
    found = queries.visible(actor, permission).select_related("person", "organization")
    return found_or_404(found, uid=uid)


def _person_facts(membership: Membership, may_reveal: bool) -> list[dict[str, Any]]:
    person = membership.person
    words = (_("性别"), _("民族"), _("政治面貌"), _("学历"), _("技能等级"))
    facts = [
        {"term": _("姓名"), "value": person.name},
        _masked(membership, "id_number", _("身份证号码"), masks.id_number(person), may_reveal),
        _masked(membership, "phone", _("手机号码"), masks.phone(person.phone), may_reveal),
        {"term": _("出生日期"), "value": formats.iso(person.birth_date)},
    ]
    for name, word in zip(CODED, words, strict=True):
        code = getattr(person, name)
        facts.append({"term": word, "value": lists.get(name).label(code) if code else ""})
    return facts


def _masked(membership: Membership, field: str, term: str, value: str, may_reveal: bool) -> dict[str, Any]:
    fact: dict[str, Any] = {"term": term, "value": value}
    if value and may_reveal:
        fact["url"] = reverse("workbench-membership:reveal", args=[membership.uid, field])
        fact["link"] = _("查看")
        fact["says"] = _("查看完整的{label}，会留下记录").format(label=term)
    return fact


def _work_facts(membership: Membership) -> list[dict[str, Any]]:
    coded = (("employment", _("就业状况")), ("employment_form", _("用工形式")))
    return [
        {"term": _("会员号"), "value": membership.number},
        {"term": _("所在工会"), "value": membership.organization.name},
        {"term": _("入会日期"), "value": formats.iso(membership.joined_on)},
        {"term": _("工作单位"), "value": membership.workplace},
        {"term": _("部门"), "value": membership.department},
        {"term": _("岗位"), "value": membership.job},
        *({"term": word, "value": _label(name, getattr(membership, name))} for name, word in coded),
        {"term": _("工会小组"), "value": membership.group_name},
        {"term": _("工会职务"), "value": membership.union_duty},
        {"term": _("备注"), "value": membership.remark},
    ]


def _label(name: str, code: str) -> str:
    return lists.get(name).label(code) if code else ""


def _moment(change: MembershipChange) -> dict[str, Any]:
    places = " → ".join(
        place.shown_name for place in (change.from_organization, change.to_organization) if place
    )
    return {
        "state": "done",
        "title": lists.get("membership_change").label(change.kind),
        "when": formats.iso(change.on),
        "note": " · ".join(part for part in (places, change.reason, shown_name(change.by_name)) if part),
    }
