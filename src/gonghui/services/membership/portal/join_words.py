"""What the questions of joining say around what is asked, and what was answered, masked, on one page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gonghui.kernel.codes import lists
from gonghui.kernel.people import masks

from ..actions import joining
from ..models import JoinApplication

STEPS = 4


def head(number: int, application: JoinApplication) -> dict[str, Any]:
    titles = {2: _("请填写您的身份信息"), 3: _("您现在做什么工作？")}
    leads = {
        2: _("用来确认是您本人，避免别人冒用您的名义。照身份证上的填就行。"),
        3: _("用来把您编进合适的工会小组，以后的慰问和活动才送得到。"),
    }
    return {
        "caption": _("申请入会"),
        "number": number,
        "total": STEPS,
        "title": titles[number],
        "lead": leads[number],
        "later_url": reverse("portal:home"),
        "saved_at": application.saved_at if application.answers_sealed else None,
    }


def wanted(application: JoinApplication) -> str:
    """What the union asked to have mended, when it returned the application."""
    if not (application.case and application.case.waits_for_applicant):
        return ""
    return application.case.steps.filter(move="return").order_by("-at").values_list("reason", flat=True)[0]


def facts(application: JoinApplication) -> list[dict[str, str]]:
    answers = joining.read_answers(application)
    number = answers.get("id_number", "")
    rows = [
        (_("加入"), application.union.name, "join"),
        (_("姓名"), answers.get("name", ""), "join-who"),
        (_("身份证号码"), f"{'*' * 14}{number[-4:]}" if number else "", "join-who"),
        (_("手机号码"), masks.phone(answers["phone"]) if answers.get("phone") else "", "join-who"),
        (_("工作单位"), answers.get("workplace", ""), "join-work"),
        (_("部门或车间"), answers.get("department", ""), "join-work"),
        (_("岗位"), answers.get("job", ""), "join-work"),
        (_("用工形式"), lists.get("employment_form").label(answers.get("employment_form", "")), "join-work"),
    ]
    change = _("改")
    return [
        {
            "term": term,
            "value": value,
            "url": reverse(f"portal-membership:{address}"),
            "link": change,
            "says": _("改{term}").format(term=term),
        }
        for term, value, address in rows
    ]
