"""How the figures of the board read: sentences, rows of tables, parts of charts.

Percentages are rounded down.
"""

from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from django.utils.translation import gettext as _

from gonghui.ui import formats

from ..models import Coverage
from ..queries.boards import Board, Shown
from ..reasons import Missed

HIDDEN = "<5"
TENTH = Decimal("0.001")


def name_of(code: str) -> str:
    return str(Coverage(code).label)


def reason_name(code: str) -> str:
    return str(Missed(code).label) if code in Missed.values else _("其他原因")


def count(value: int | None) -> str:
    return HIDDEN if value is None else formats.number(value)


def floored(rate: Decimal | None) -> Decimal | None:
    """To a tenth of a percent, so that only everybody is 100%."""
    return None if rate is None else rate.quantize(TENTH, rounding=ROUND_FLOOR)


def percent(rate: Decimal | None) -> str:
    return formats.percent(floored(rate))


def headline(total: Shown) -> str:
    """Of so many due so many were reached."""
    if total.is_hidden:
        return _("应享的不到 5 人次，数字不显示")
    return _("应享 {due} 人次，已送达 {reached} 人次").format(
        due=count(total.due), reached=count(total.reached)
    )


def rest(total: Shown) -> str:
    """What became of the others, each by its own word."""
    if total.is_hidden:
        return ""
    told = (
        (total.declined, _("本人不需要 {n}")),
        (total.missed, _("没送到 {n}，都记了原因")),
        (total.overdue, _("过了日子还没送到 {n}")),
        (total.ahead, _("还没到最后一天 {n}")),
    )
    said = [sentence.format(n=count(number)) for number, sentence in told if number != 0]
    return formats.clauses(said) if said else _("一个不少")


def ring(board: Board, code: str, url: str) -> dict[str, Any]:
    shown = board.shown(code)
    note = _("这一年没有应享的")
    if shown.is_hidden:
        note = _("不到 5 人次，不显示")
    elif shown.due:
        note = _("{reached} / {due} 人次").format(reached=count(shown.reached), due=count(shown.due))
    rate = shown.rate
    whole = None if rate is None else int((rate * 100).to_integral_value(rounding=ROUND_FLOOR))
    return {
        "name": name_of(code),
        "percent": whole,
        "note": note,
        "more": _("{n} 没送到").format(n=count(shown.unreached)) if shown.unreached else "",
        "low": shown.is_low,
        "url": url,
    }


HEAD: tuple[tuple[Callable[[], str], bool], ...] = (
    (lambda: _("应享"), True),
    (lambda: _("已送达"), True),
    (lambda: _("本人不需要"), True),
    (lambda: _("没送到"), True),
    (lambda: _("待送达"), True),
    (lambda: _("其中超期"), True),
    (lambda: _("覆盖率"), True),
)


def head(first: str, *more: str) -> list[dict[str, Any]]:
    """The headings of a table of sums."""
    told = [{"name": word(), "right": right} for word, right in HEAD]
    return [{"name": first}, *told, *({"name": word, "right": True} for word in more)]


def cells(shown: Shown) -> list[str]:
    counts = (shown.due, shown.reached, shown.declined, shown.missed, shown.open, shown.overdue)
    return [*(count(value) for value in counts), percent(shown.rate)]


def by_coverage(board: Board) -> dict[str, Any]:
    """The table beside the rings."""
    rows = [[name_of(code), *cells(board.shown(code))] for code in board.codes]
    return {"head": head(_("项目类别")), "rows": rows}


def reasons(board: Board) -> dict[str, Any]:
    found = board.reasons()
    whole = sum(number or 0 for _code, number in found)
    title = _("这一年没有没送到的") if not found else _("没送到的原因")
    if whole and found[0][1]:
        title = _("没送到的原因里，“{reason}”最多").format(reason=reason_name(found[0][0]))
    rows = [
        {"name": reason_name(code), "value": count(number), "share": (number or 0) / whole if whole else 0}
        for code, number in found
    ]
    table = [[row["name"], row["value"]] for row in rows]
    return {
        "title": title,
        "rows": rows,
        "head": [{"name": _("原因")}, {"name": _("人次"), "right": True}],
        "table": table,
    }


def trend(board: Board) -> dict[str, Any]:
    """Year by year, the newest first."""
    totals = [(year, board.total(year)) for year in board.years]
    rows = [
        {
            "name": _("{year} 年").format(year=year),
            "value": percent(total.rate),
            "note": f"{count(total.reached)} / {count(total.due)}",
            "share": total.rate or 0,
        }
        for year, total in totals
    ]
    table = [[row["name"], *cells(total)] for row, (_year, total) in zip(rows, totals, strict=True)]
    return {"title": _trend_title(board), "rows": rows, "head": head(_("年份")), "table": table}


def _trend_title(board: Board) -> str:
    now, before = board.total().rate, board.total(board.year - 1).rate
    told = {"year": board.year, "rate": percent(now), "before": board.year - 1}
    if now is None:
        return _("{year} 年还没有应享的").format(**told)
    if before is None:
        return _("{year} 年覆盖率 {rate}").format(**told)
    points = abs(Decimal(floored(now) or 0) - Decimal(floored(before) or 0)) * 100
    if not points:
        return _("{year} 年覆盖率 {rate}，和 {before} 年一样").format(**told)
    says = _("{year} 年覆盖率 {rate}，比 {before} 年高 {points} 个百分点")
    if now < before:
        says = _("{year} 年覆盖率 {rate}，比 {before} 年低 {points} 个百分点")
    return says.format(**told, points=f"{points:.1f}")


def costs(board: Board) -> dict[str, Any]:
    """What one that was reached cost, by coverage; vague ones are left out."""
    found = [(code, shown) for code in board.codes if (shown := board.shown(code)).each_fen]
    most = max((shown.each_fen or 0 for _code, shown in found), default=0)
    rows = [
        {
            "name": name_of(code),
            "value": formats.money(shown.each_fen),
            "note": _("共 {money}").format(money=formats.money(shown.cost_fen)),
            "share": (shown.each_fen or 0) / most,
        }
        for code, shown in found
    ]
    each = board.total().each_fen
    title = _("每送达一人次花多少")
    if each:
        title = _("平均每送达一人次 {money}").format(money=formats.money(each))
    table = [
        [name_of(code), formats.money(shown.cost_fen), count(shown.reached), formats.money(shown.each_fen)]
        for code, shown in found
    ]
    names = (_("项目类别"), _("花费"), _("已送达"), _("每人次"))
    return {"title": title, "rows": rows, "head": [{"name": name} for name in names], "table": table}
