"""What an officer sees of an application, a re-check and an objection, and how each is decided."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases.models import Case
from gonghui.kernel.codes import lists
from gonghui.ui import formats

from .. import flows, verdicts
from ..actions import deciding, objecting, rechecking
from ..models import Household, Objection
from ..queries import assessing, naming, standing, ways
from . import checks

PAGE = {
    "template": "assistance/workbench/application_facts.html",
    "why": "assistance/workbench/application_why.html",
    "shows_letters": True,
}
OBJECTION = "assistance/workbench/objection_facts.html"
DECIDED_BY_FIGURES = ("reviewing", "approving")


def application(case: Case, actor: Actor) -> dict[str, Any]:
    """The household in figures, what the policy says of it, and the visits."""
    found = ways.application_of(case)
    verdict = _verdict(found)
    context = {
        "facts": _facts(found.household),
        "visits": [_visit(visit) for visit in ways.visits_seen(actor, found.household)],
        "visit_url": _visit_url(case, actor),
        "notice": _notice(found),
        "verdict": verdict,
        "approval": _approval(found, case) if case.stage == "approving" else [],
        "suggestion": verdicts.why_not(verdict) if verdict and case.stage in DECIDED_BY_FIGURES else "",
        "check": checks.comparison(case, actor),
    }
    return PAGE | {"context": context, "decide": deciding.decide}


def recheck(case: Case, actor: Actor) -> dict[str, Any]:
    """The household a year later: the same figures, what they mean today, and who went to see."""
    household = ways.household_of(case)
    kept = standing.latest(household.facts)
    context = {
        "facts": _facts(household),
        "visits": [_visit(visit) for visit in ways.visits_seen(actor, household)],
        "visit_url": _visit_url(case, actor),
        "verdict": verdicts.shown(assessing.explanation(kept)) if kept else None,
    }
    return PAGE | {"context": context, "decide": rechecking.decide}


def objection(case: Case, actor: Actor) -> dict[str, Any]:
    """What somebody says is not right, and about which line or refusal."""
    found = Objection.objects.select_related("line__notice", "application__case").get(case=case)
    facts = [{"term": _("申请"), "value": found.application.case.number}]
    if found.line:
        facts += [
            {"term": _("公示"), "value": found.line.notice.number},
            {"term": _("公示的人"), "value": found.line.masked_name},
            {"term": _("单位"), "value": found.line.unit},
            {"term": _("类别"), "value": naming.category_name(found.line.category)},
        ]
    context = {"facts": facts, "words": found.particulars.get("words", "")}
    return {"template": OBJECTION, "context": context, "decide": objecting.decide, "shows_letters": True}


def _facts(household: Household) -> list[dict[str, Any]]:
    facts = household.facts
    causes = [household.main_cause, *household.other_causes]
    rows = [
        {"term": _("申请人"), "value": household.head.name},
        {"term": _("家庭人口"), "value": _("{count} 人").format(count=facts.members)},
        {"term": _("家庭年收入"), "value": _yuan(facts.annual_income_fen)},
        {"term": _("刚性支出"), "value": _yuan(facts.rigid_spending_fen)},
        {"term": _("意外花费"), "value": _yuan(facts.event_cost_fen) if facts.event_cost_fen else ""},
        {"term": _("存款"), "value": _yuan(facts.savings_fen) if facts.savings_fen else ""},
        {"term": _("财产净值"), "value": _yuan(facts.net_assets_fen) if facts.net_assets_fen else ""},
        {"term": _("享受低保"), "value": _("是") if facts.aided else _("否")},
        {
            "term": _("家里的难处"),
            "value": formats.listed(lists.get("hardship_cause").label(cause) for cause in causes if cause),
        },
    ]
    return [row for row in rows if row["value"]]


def _verdict(found: Any) -> dict[str, Any] | None:
    """What the decision stands on; before it, what the household looks like today."""
    kept = found.assessment or standing.latest(found.household.facts)
    return verdicts.shown(assessing.explanation(kept)) if kept else None


def _approval(found: Any, case: Case) -> list[dict[str, Any]]:
    """Who reviewed, what is to be approved, and how much this level may approve."""
    place = case.other_organization
    limit = deciding.limit_of(place, timezone.localdate())
    reviewed = found.reviewed_by.name if found.reviewed_by else ""
    told = _("{name}，要由另一位干部审批").format(name=reviewed) if reviewed else ""
    may = _("不限") if limit is deciding.UNLIMITED else _yuan(limit)
    rows = [
        {"term": _("复核人"), "value": told},
        {"term": _("公示的金额"), "value": _yuan(found.amount)},
        {"term": _("审批权限"), "value": _("{place}：{may}").format(place=place.name, may=may)},
    ]
    return [row for row in rows if row["value"]]


def _visit(visit: Any) -> dict[str, Any]:
    told = visit.particulars
    says = (
        _("和申请一样")
        if visit.agrees
        else _("有不一样的：{differs}").format(differs=told.get("differs", ""))
    )
    signed = _("已签核对授权") if visit.authorized_check else _("没有签核对授权")
    return {
        "state": "done",
        "title": _("{name}入户").format(name=visit.visitor.name),
        "when": formats.iso(visit.visited_on),
        "note": " · ".join([says, signed, told.get("seen", "")]),
    }


def _visit_url(case: Case, actor: Actor) -> str:
    waits = case.stage == case.declared.first.code and access.allows(actor, flows.VERIFY, case.path)
    return reverse("workbench-assistance:visit", args=[case.uid]) if waits else ""


def _notice(application: Any) -> dict[str, Any] | None:
    line = application.notice_lines.select_related("notice").order_by("-id").first()
    if line is None:
        return None
    running = line.notice.ends_at > timezone.now()
    return {
        "number": line.notice.number,
        "until": formats.moment(line.notice.ends_at),
        "amount": formats.yuan(line.amount),
        "url": reverse("portal-assistance:notice", args=[line.notice.uid]) if running else "",
    }


def _yuan(fen: int) -> str:
    return _("{amount} 元").format(amount=formats.yuan(fen))
