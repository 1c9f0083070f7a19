"""Policies for those who keep them: every version in words, the next one drafted and put in force."""

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.codes import divisions
from gonghui.ui import formats

from ..actions import judging, versioning
from ..forms.versions import VersionForm
from ..models import PolicyDraft
from ..queries import households, policies, versions
from ..queries.versions import POLICY
from ..rules import stating
from ..rules.policies import Policy
from .asking import asked
from .policies import own_place


@requires(POLICY)
def listed(request: HttpRequest) -> HttpResponse:
    """Every version of every policy, which one holds here, and what is being written."""
    actor, today = access.actor_for(request), timezone.localdate()
    region = households.region_of(own_place(actor))
    held = _holding_here(region, today)
    context = {
        "rows": [_row(policy, today, held) for policy in versions.all_versions()],
        "drafts": [_draft_row(draft) for draft in versions.drafts(actor)],
        "region": divisions.name(region) if region else "",
    }
    return render(request, "assistance/workbench/policies.html", context)


@requires(POLICY)
def policy(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """One version: what it asks of each category, by which document, how often it was used."""
    actor, today = access.actor_for(request), timezone.localdate()
    found = _version_or_404(code, version)
    region = households.region_of(own_place(actor))
    context = {
        "policy": found,
        "row": _row(found, today, _holding_here(region, today)),
        "facts": _facts(found),
        "categories": stating.stated(found),
        "advices": stating.advices(found),
        "others": [_row(one, today, None) for one in versions.of_code(code) if one.version != version],
        "draft_url": reverse("workbench-assistance:policy-draft", args=[code, version]),
    }
    return render(request, "assistance/workbench/policy.html", context)


@requires(POLICY)
def draft(request: HttpRequest, code: str, version: int) -> HttpResponse:
    """The next version, written down but not in force."""
    actor, found = access.actor_for(request), _version_or_404(code, version)
    place = own_place(actor)
    form = VersionForm(found, request.POST or None, initial={"region": households.region_of(place)})
    if request.method == "POST" and form.is_valid():
        given = {"place": place, "based_on": found, "by": actor, "at": timezone.now(), **form.told()}
        says = _("草稿存好了，还没有生效。请另一位干部核对，由对方让它生效。")
        if tried(request, lambda: versioning.draft_version(**given), says, form):
            return redirect("workbench-assistance:policies")
    title = _("录入“{name}”的下一版").format(name=found.name)
    says = _("没有改的和第 {version} 版一样；已经用过的版本不会变。").format(version=found.version)
    back = reverse("workbench-assistance:policy", args=[code, version])
    return asked(request, form, title=title, back_url=back, sub=says, button=_("存成草稿"))


@requires(POLICY)
def drafted(request: HttpRequest, uid: str) -> HttpResponse:
    """A draft beside the version it began from: what is new is marked."""
    actor = access.actor_for(request)
    found = found_or_404(versions.drafts(actor), uid=uid)
    context = {
        "draft": found,
        "policy": versions.as_policy(found),
        "facts": _facts(versions.as_policy(found)),
        "categories": _beside(found),
        "is_own": found.written_by_id == actor.person_id,
    }
    return render(request, "assistance/workbench/policy_draft.html", context)


@requires(POLICY)
@require_POST
def force(request: HttpRequest, uid: str) -> HttpResponse:
    """Puts a draft in force; the version never changes again."""
    actor = access.actor_for(request)
    found = found_or_404(versions.drafts(actor), uid=uid)
    says = _("已经录入，从 {day} 起按这一版认定。").format(day=formats.iso(found.valid_from))
    if not tried(request, lambda: versioning.put_in_force(found, by=actor, at=timezone.now()), says):
        return redirect("workbench-assistance:policy-drafted", uid=uid)
    return redirect("workbench-assistance:policies")


@requires(POLICY)
@require_POST
def remove(request: HttpRequest, uid: str) -> HttpResponse:
    actor = access.actor_for(request)
    found = found_or_404(versions.drafts(actor), uid=uid)
    says = _("草稿删掉了，现在生效的版本没有变。")
    tried(request, lambda: versioning.drop_draft(found, by=actor, at=timezone.now()), says)
    return redirect("workbench-assistance:policies")


def _version_or_404(code: str, number: int) -> Policy:
    try:
        return policies.version(code, number)
    except policies.PolicyUnknown as unknown:
        raise Http404 from unknown


def _holding_here(region: str, on: datetime.date) -> str:
    """The version that households here are judged by today."""
    try:
        return policies.in_force(judging.policy_code_in(region, on), on, region).label
    except policies.PolicyNotInForce:
        return ""


def _row(one: Policy, today: datetime.date, held: str | None) -> dict[str, Any]:
    word, tone = _standing(one, today)
    return {
        "name": one.name,
        "version": one.version,
        "url": reverse("workbench-assistance:policy", args=[one.code, one.version]),
        "region": divisions.name(one.region) if one.region else _("全部地区"),
        "from": formats.iso(one.valid_from),
        "to": formats.iso(one.valid_to) if one.valid_to else "",
        "document": one.document,
        "word": word,
        "tone": tone,
        "is_ours": one.label == held,
        "demonstration": one.demonstration,
    }


def _standing(one: Policy, today: datetime.date) -> tuple[str, str]:
    if one.holds_on(today):
        return _("生效中"), "ok"
    return (_("还没到"), "info") if one.valid_from > today else (_("已停用"), "")


def _facts(one: Policy) -> list[dict[str, Any]]:
    origin = versions.origin(one)
    entered = _("{name}，{at}").format(name=origin.by, at=formats.iso(origin.at)) if origin.at else ""
    rows = [
        (_("依据的文件"), one.document),
        (_("适用地区"), divisions.name(one.region) if one.region else _("全部地区")),
        (_("从哪天起"), formats.iso(one.valid_from)),
        (_("到哪天不再用"), formats.iso(one.valid_to) if one.valid_to else ""),
        (_("谁录入的"), entered),
        (_("按它认定过"), _("{count} 次").format(count=formats.number(versions.times_used(one)))),
    ]
    return [{"term": term, "value": value} for term, value in rows if value]


def _draft_row(found: PolicyDraft) -> dict[str, Any]:
    return {
        "name": versions.as_policy(found).name,
        "url": reverse("workbench-assistance:policy-drafted", args=[found.uid]),
        "from": formats.iso(found.valid_from),
        "document": found.document,
        "who": found.written_by.name,
    }


def _beside(found: PolicyDraft) -> list[dict[str, Any]]:
    """The draft's criteria, each with the words it replaces where they differ."""
    before = {one.code: _lines(one) for one in stating.stated(versions.base_of(found))}
    return [
        {
            "name": one.name,
            "lines": [
                {"text": text, "was": old if old != text else ""}
                for text, old in zip(_lines(one), before[one.code], strict=True)
            ],
        }
        for one in stating.stated(versions.as_policy(found))
    ]


def _lines(one: stating.CategoryStated) -> list[str]:
    return [text for criterion in one.criteria for text in _flat(criterion)]


def _flat(criterion: stating.Stated) -> list[str]:
    return [criterion.text, *(text for part in criterion.parts for text in _flat(part))]
