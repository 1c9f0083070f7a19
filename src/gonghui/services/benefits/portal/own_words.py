"""One benefit in warm plain words: what, until when, why, and the one thing to do."""

import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from lunar_python.util import LunarUtil

from gonghui.ui import formats

from ..dates.lunar import LunarDay
from ..models import Entitlement
from ..queries import own
from ..queries.coming import Coming

ICONS = {
    "festival": "gift",
    "birthday": "cake",
    "screening": "flower",
    "protection": "flower",
    "posting": "trip",
    "hardship": "heart",
    "cooling": "sun",
    "warming": "hands",
    "retirement": "medal",
    "wedding": "heart",
    "birth": "heart",
    "hospital": "care",
    "bereavement": "flower",
    "outing": "trip",
    "cinema": "ticket",
}


def card(entitlement: Entitlement, today: datetime.date, coupons: dict[int, Any]) -> dict[str, Any]:
    """For a list: everything the card shows; `coupons` are the person's own by entitlement."""
    standing = own.standing(entitlement, today)
    word, tone, icon = _status(entitlement, standing, today)
    return {
        "uid": entitlement.uid,
        "url": reverse("portal-benefits:one", args=[entitlement.uid]),
        "standing": standing,
        "icon": icon_of(entitlement),
        "title": title(entitlement),
        "word": word,
        "tone": tone,
        "word_icon": icon,
        "what": what(entitlement),
        "when": when(entitlement, standing, today),
        "why": why(entitlement) if standing in (own.NOW, own.SOON) else "",
        "day": entitlement.settled_at or entitlement.on,
        "coupon": standing == own.NOW and entitlement.pk in coupons,
        "chooses": own.must_choose(entitlement, today),
    }


def lunar_day(day: LunarDay) -> str:
    """As the calendar on the wall writes it: 八月十五, 正月初一; in figures where nobody reads that."""
    if not (get_language() or "").startswith("zh"):
        return f"{day.month}-{day.day}"
    return _("{month}月{day}").format(month=LunarUtil.MONTH[day.month], day=LunarUtil.DAY[day.day])


def coming(each: Coming, today: datetime.date) -> dict[str, Any]:
    """For a list: what nobody has opened yet, but the calendar knows."""
    day = formats.day(each.on, today)
    return {
        "standing": own.SOON,
        "icon": ICONS.get(each.program.kind, "gift"),
        "title": each.name,
        "word": _("{day}起").format(day=day),
        "tone": "",
        "word_icon": "calendar",
        "what": each.program.gives,
        "when": _("{day}起送到您手里，现在不用做什么").format(day=day),
        "why": reason(each.program.kind, each.on),
        "day": each.on,
    }


def icon_of(entitlement: Entitlement) -> str:
    return ICONS.get(entitlement.program.kind, "gift")


def title(entitlement: Entitlement) -> str:
    """A festival goes by its own name, everything else by that of the program."""
    if entitlement.program.kind == "festival":
        return entitlement.occasion.name
    return entitlement.program.name


def what(entitlement: Entitlement) -> str:
    """What it is; where one may choose and has not, what there is to choose from."""
    options = entitlement.program.options
    if entitlement.choice:
        return entitlement.choice
    if len(options) > 1:
        return _("{first}，或者换成：{others}").format(first=options[0], others=formats.listed(options[1:]))
    return entitlement.program.gives


def when(entitlement: Entitlement, standing: str, today: datetime.date) -> str:
    """Until when, and what happens without anything being done."""
    until, on = formats.day(entitlement.until, today), formats.day(entitlement.on, today)
    if standing == own.NOW:
        return _now(entitlement, today, on, until)
    if standing == own.SOON and entitlement.choice:
        return _("选好了，{day}起送到您手里，之前还能换").format(day=on)
    if standing == own.SOON:
        return _("{day}起送到您手里，现在不用做什么").format(day=on)
    if standing == own.MISSED:
        return _("{day}前没能送到您手里。打电话给您的工会干部，还能补上").format(day=until)
    if standing == own.DECLINED:
        return _("您说过不需要。改主意了，{day}前都能要回来").format(day=until)
    if entitlement.confirmed_at:
        return _("{day}您确认收到").format(day=formats.day(entitlement.confirmed_at, today))
    return _("工会登记 {day}送到").format(day=formats.day(entitlement.settled_at, today))


def why(entitlement: Entitlement) -> str:
    """Why the person has it."""
    program = entitlement.program
    return _("这次名额有限，您抽中了。") if program.places else reason(program.kind, entitlement.on)


def reason(kind: str, on: datetime.date) -> str:
    """Why a person has something of this kind on this day."""
    reasons = {
        "festival": _("逢年过节慰问全体会员，您是在册会员。"),
        "birthday": _("您的生日是 {day}，会员每年一份。"),
        "screening": _("女职工专项检查，到了年龄的每人都有。"),
        "protection": _("女职工特殊时期的保护，法律写明、工会落实。"),
        "posting": _("您长期在外出差或驻外，工会惦记着您和家里。"),
        "hardship": _("您家有难处，工会逢时逢节上门看望。"),
        "cooling": _("您在高温现场的名册上，每年夏天都有一份。"),
        "warming": _("您在户外或艰苦岗位的名册上，每年冬天都有一份。"),
        "retirement": _("您 {day}光荣退休，工会和同事们送一送您。"),
        "wedding": _("您结婚，工会道个喜。"),
        "birth": _("家里添了孩子，工会道个喜。"),
        "hospital": _("您住院了，工会来看看您。"),
        "bereavement": _("亲人离世，工会同您一起送别。"),
    }
    told = reasons.get(kind) or _("您是在册会员，这一项每人都有。")
    return told.format(day=formats.day(on))


def _now(entitlement: Entitlement, today: datetime.date, on: str, until: str) -> str:
    if own.must_choose(entitlement, today):
        first = entitlement.program.options[0]
        return _("{day}前选好，不选就按“{first}”准备").format(day=on, first=first)
    if entitlement.until < today:
        return _("{day}就该到您手里了。没收到的话，打电话给您的工会干部").format(day=until)
    return _("{day}前都能领。收到了，点一下告诉工会").format(day=until)


def _status(entitlement: Entitlement, standing: str, today: datetime.date) -> tuple[str, str, str]:
    """(word, tone, icon)."""
    if standing == own.NOW:
        last = entitlement.on if own.must_choose(entitlement, today) else entitlement.until
        return _left((last - today).days)
    if standing == own.SOON:
        return _("{day}起").format(day=formats.day(entitlement.on, today)), "", "calendar"
    if standing == own.GOT:
        word = _("已领取") if entitlement.confirmed_at else _("登记为已送到")
        return word, "ok", "check"
    if standing == own.DECLINED:
        return _("本人不需要"), "", "minus-circle"
    return _("没送到"), "warn", "alert"


def _left(days: int) -> tuple[str, str, str]:
    if days < 0:
        return _("过了日子"), "warn", "alert"
    if days == 0:
        return _("今天最后一天"), "warn", "clock"
    return _("还剩 {days} 天").format(days=days), "gold", "clock"


def today() -> datetime.date:
    return timezone.localdate()
