"""The estimate beside the questions: what it is, how it comes about, what else can be done."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.refusal import Refusal
from gonghui.ui.formats import yuan

from ..actions import answering
from ..models import Application
from ..queries import households, policies
from ..rules.policies import NONE
from ..rules.saying import CategoryExplained, Explanation, Sentence, explain

MONTHS = 12


def live(draft: Application, answers: dict[str, Any]) -> dict[str, Any]:
    """What the estimate shows; only `missing` while something is still to be told or no line is known."""
    on = timezone.localdate()
    if not _told(answers):
        return {"missing": _("写下全家一年的收入和难处，这里就会算给您看。")}
    given = answering.facts_of(answers, households.region_of(draft.organization), on)
    line = policies.lines_on(on).find(given.region, given.residence, given.members)
    try:
        policy = policies.in_force(draft.policy, on, given.region)
    except Refusal:
        line = None
    if line is None:
        return {"missing": _("当地的低保标准还没有录入，暂时算不出来。您照样可以交，由工会来看。")}
    found = explain(policy, given, line.annual_fen)
    return {
        **_verdict(found),
        "formula": _formula(given),
        "categories": [_category(one) for one in found.categories],
        "advice": _advice(found),
        "line": found.line,
    }


def _told(answers: dict[str, Any]) -> bool:
    income = any(answers.get(name) is not None for name in ("income", *answering.KINDS_OF_INCOME))
    return income and bool(answers.get("causes"))


def _verdict(found: Explanation) -> dict[str, Any]:
    if found.decision.category == NONE:
        return {
            "fits": False,
            "title": _("按您写的，还不到这几类的标准"),
            "note": _("只是估算，交上来由工会来看。工会还有临时救助、送温暖和法律援助，都可以问。"),
        }
    title = _("看起来您可以申请“{category}”帮扶").format(category=found.deciding.name)
    return {"fits": True, "title": title, "note": _("只是估算，最后以工会核实为准。")}


def _formula(given: Any) -> dict[str, str]:
    each = given.annual_income_fen / MONTHS / given.members
    return {
        "income": yuan(given.annual_income_fen),
        "members": str(given.members),
        "each": yuan(round(each / 100) * 100),
    }


def _category(one: CategoryExplained) -> dict[str, Any]:
    return {"name": one.name, "fits": one.holds, "why": [said.text for said in _flat(one.sentences)]}


def _flat(sentences: tuple[Sentence, ...]) -> list[Sentence]:
    """Sentences with what stands below them, in one list."""
    return [each for said in sentences for each in (said, *_flat(said.parts))]


def _advice(found: Explanation) -> str:
    if found.decision.advice != "refer_dibao":
        return found.advice
    return _("您家收入低于低保标准，可以先向街道或乡镇申请低保。工会可以帮您准备材料。")
