"""How a rule card reads on a page, for members and officers alike."""

import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gonghui.kernel.actor import shown_name
from gonghui.kernel.codes import divisions
from gonghui.ui import formats

from .models import CapException, Form, RuleCard

By = RuleCard.By


def cap(card: RuleCard) -> str:
    """What it allows: an amount by what it is counted, a share, or nothing in money."""
    if card.cap_fen is not None:
        amount = formats.money(card.cap_fen)
        return _("{by} {amount}").format(by=card.get_cap_by_display(), amount=amount)
    if card.share_part and card.share_whole:
        return _share(card)
    return _("不另设金额")


def often(card: RuleCard) -> str:
    says = {"event": _("一件事 {times} 次"), "year": _("一年 {times} 次"), "day": _("最多 {times} 天")}
    return says[card.per].format(times=card.times) if card.times and card.per in says else ""


def forms(card: RuleCard) -> str:
    return formats.listed(Form(code).label for code in card.forms)


def region(card: RuleCard) -> str:
    return divisions.name(card.region) if card.region else _("全部地区")


def standing(card: RuleCard, today: datetime.date) -> tuple[str, str]:
    """Word and tone: whether it holds."""
    if card.valid_from > today:
        return _("还没到"), "info"
    if card.valid_to is not None and card.valid_to <= today:
        return _("已停用"), ""
    return _("在用"), "ok"


def row(card: RuleCard, today: datetime.date, address: str) -> dict[str, Any]:
    """A card in a list, leading to its page at `address`."""
    word, tone = standing(card, today)
    return {
        "name": card.name,
        "url": reverse(address, args=[card.uid]),
        "cap": cap(card),
        "often": often(card),
        "forms": forms(card),
        "region": region(card),
        "from": formats.iso(card.valid_from),
        "document": card.document,
        "clause": card.clause,
        "word": word,
        "tone": tone,
        "demonstration": card.demonstration,
    }


def facts(card: RuleCard) -> list[dict[str, Any]]:
    """Everything a card says, a row each; what it does not say is left out."""
    rows = [
        (_("最多"), cap(card)),
        (_("多久一次"), often(card)),
        (_("可以用的形式"), forms(card)),
        (_("文件"), card.document),
        (_("条款"), card.clause),
        (_("适用地区"), region(card)),
        (_("从哪天起"), formats.iso(card.valid_from)),
        (_("到哪天不再用"), formats.iso(card.valid_to) if card.valid_to else ""),
        (_("谁录入的"), shown_name(card.entered_by)),
    ]
    return [{"term": term, "value": value} for term, value in rows if value]


def exception(found: CapException) -> dict[str, Any]:
    """An exception in a list."""
    word, tone = _decided(found)
    return {
        "url": reverse("workbench-benefits:exception", args=[found.uid]),
        "card": found.card.name,
        "place": found.organization.name,
        "cap": formats.money(found.cap_fen),
        "from": formats.iso(found.valid_from),
        "until": formats.iso(found.valid_to - datetime.timedelta(days=1)),
        "document": found.document,
        "word": word,
        "tone": tone,
    }


def _decided(found: CapException) -> tuple[str, str]:
    if found.refused_reason:
        return _("没有批准"), "bad"
    return (_("已批准"), "ok") if found.approved_at else (_("等上级批准"), "warn")


def _share(card: RuleCard) -> str:
    says = {
        By.WINNERS_SHARE: _("参加人数的 {part}/{whole}"),
        By.UNION_SHARE: _("当年留成经费的 {part}/{whole}"),
        By.DUES_SHARE: _("当年会费收入的 {part} 倍"),
    }
    return says[By(card.cap_by)].format(part=card.share_part, whole=card.share_whole)
