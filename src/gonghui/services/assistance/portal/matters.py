"""What the applicant sees on the page of the own case."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.cases.models import Case
from gonghui.ui import formats

from .. import verdicts
from ..models import Application, Plan
from ..queries import assessing, money, plans, ways


def application(case: Case) -> dict[str, Any]:
    """What happens now, the notice that runs, the plan in force, and the way to object to a refusal."""
    found = ways.application_of(case)
    notice = _notice(found) if case.stage == "noticed" else None
    plan = plans.active_of(found.household) if case.stage == "on_file" else None
    objection = ""
    if case.stage == "declined":
        objection = reverse("portal-assistance:refusal-objection", args=[case.uid])
    kept = found.assessment or found.estimate
    context = {
        "now": _now(case, found, notice, plan),
        "notice": notice,
        "plan": _plan(plan) if plan else None,
        "objection_url": objection,
        "verdict": verdicts.shown(assessing.explanation(kept)) if kept else None,
        "is_assessed": found.assessment is not None,
    }
    return {"template": "assistance/portal/matter.html", "context": context}


def _now(case: Case, found: Application, notice: dict[str, Any] | None, plan: Plan | None) -> dict[str, Any]:
    """The head of the page in this family's words."""
    titles = {
        "submitted": _("等工会上门看看"),
        "returned": _("请您补上几样"),
        "reviewing": _("县级工会正在复核"),
        "approving": _("公示期满，正在审批"),
        "on_file": _("帮扶方案定了") if plan else _("申请通过了"),
        "declined": _("这次没有通过"),
    }
    told: dict[str, Any] = {"title": titles.get(case.stage, case.standing.name)}
    if plan:
        told["text"] = _("工会按方案一条一条办，办到哪一步，在方案里都看得到。")
    if notice:
        amount = _("{amount} 元").format(amount=notice["amount"])
        told["title"] = _("正在公示")
        told["facts"] = [(_("公示到"), notice["until"]), (_("拟帮扶金额"), amount)]
    return told


def _notice(found: Application) -> dict[str, Any] | None:
    line = found.notice_lines.filter(notice__ends_at__gt=timezone.now()).select_related("notice").first()
    if line is None:
        return None
    return {
        "until": formats.moment(line.notice.ends_at),
        "amount": formats.yuan(line.amount),
        "url": reverse("portal-assistance:notice", args=[line.notice.uid]),
    }


def _plan(plan: Plan) -> dict[str, str]:
    """The plan in a sentence, and whether money waits to be confirmed."""
    payments = [money.standing_payment(measure) for measure in plan.measures.exclude(amount=0)]
    paid = [payment for payment in payments if payment is not None and payment.is_paid]
    if any(payment.received_at is None for payment in paid):
        says = _("有一笔款转到您的卡上了，收到请点一下“收到了”。")
    elif paid:
        says = _("款已经到您的卡上，您确认收到了。")
    else:
        says = _("每一条由谁办、什么时候办好，都在方案里。")
    return {"text": says, "url": reverse("portal-assistance:plan")}
