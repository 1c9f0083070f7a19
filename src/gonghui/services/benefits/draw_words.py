"""A draw in words, for members and officers alike."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.ui import formats

from .models import Draw
from .queries import draws
from .rules.fair import Share

NEVER = "–"


def card(draw: Draw) -> dict[str, Any]:
    """One line of a list."""
    is_open = draw.drawn_at is None and timezone.now() < draw.asks_until
    word = _("可以报名") if is_open else _("已抽签") if draw.drawn_at else _("等着抽签")
    day = formats.day(draw.occasion.on)
    return {
        "name": _("{program}（{day}）").format(program=draw.occasion.program.name, day=day),
        "word": word,
        "tone": "gold" if is_open else "ok" if draw.drawn_at else "info",
        "text": _("{places} 个名额，{when} 前报名").format(
            places=formats.number(draw.places), when=formats.moment(draw.asks_until)
        ),
    }


def facts(draw: Draw) -> list[dict[str, str]]:
    """What is published, before and after."""
    lines = [
        (_("给什么"), draw.occasion.program.gives),
        (_("哪一天"), formats.day(draw.occasion.on)),
        (_("名额"), formats.number(draw.places)),
        (_("报名截止"), formats.moment(draw.asks_until)),
        (_("抽签时加入的公开的字"), draw.words_from),
        (_("种子的校验码"), draw.commitment),
    ]
    if draw.drawn_at:
        lines += [
            (_("抽签时间"), formats.moment(draw.drawn_at)),
            (_("种子"), draw.seed),
            (_("公开的字"), draw.public_words),
            (_("名单的校验码"), draw.entries_hash),
        ]
    return [{"term": term, "value": value} for term, value in lines]


def result(draw: Draw) -> dict[str, Any]:
    """Numbers that have a place, in the order of the draw, and whether the shares are fair. Never a name."""
    if not draw.drawn_at:
        return {}
    ranked = list(draws.took_part(draw).values_list("number", flat=True))
    report = draws.reported(draw)
    return {
        "asked": len(ranked),
        "winners": ranked[: draw.places],
        "list_url": reverse("portal-benefits:draw-list", args=[draw.uid]),
        "shares": [
            {"title": title, "rows": _rows(report[name], name)}
            for name, title in (("branch", _("按工会看")), ("age", _("按年龄看")))
            if report[name]
        ],
        "head": [
            {"name": _("哪些人")},
            {"name": _("报名"), "right": True},
            {"name": _("抽中"), "right": True},
            {"name": _("比例"), "right": True},
        ],
    }


def _rows(shares: list[Share], by: str) -> list[list[str]]:
    return [
        [
            _name(share.name, by),
            formats.number(share.asked),
            formats.number(share.won),
            formats.percent(share.won, share.asked),
        ]
        for share in shares
    ]


def _name(name: str, by: str) -> str:
    if not name:
        return _("其余合计")
    if by == "branch":
        return name
    low, high = name.split("-")
    if not low:
        return _("{age} 岁以下").format(age=int(high) + 1)
    return _("{low} 到 {high} 岁").format(low=low, high=high) if high else _("{age} 岁以上").format(age=low)
