"""The board of hardship: figures in sentences, down the tree of unions as far as the reader may see."""

import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import lists
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.ui import formats

from ..queries import findings, reporting
from ..queries.findings import Board, Cell, Table

FIGURES = "assistance.figures"
VIEW = "assistance.view"
HIDDEN = "<5"
REGISTER_FILTERS = {"cause": "main_cause", "category": "category"}


@requires(FIGURES)
def figures(request: HttpRequest) -> HttpResponse:
    """One place on one day. Who may not see the files there sees no small counts, and none exactly."""
    actor = access.actor_for(request)
    place = place_of(request, actor)
    on = day_of(request)
    board = Board(place, on, exact=access.allows(actor, VIEW, place))
    tables = (board.by_cause(), board.by_category(), board.by_region())
    context = {
        "board": board,
        "place": place,
        "on": on,
        "is_today": on == timezone.localdate(),
        "crumbs": _crumbs(actor, place),
        "stats": _stats(board),
        "rings": _rings(board),
        "rings_title": _rings_title(board),
        "charts": [_chart(table, board) for table in tables],
        "work": _work(board),
        "below": _below(board),
        "export_url": _address("exports", board),
        "crosses_url": _address("crosses", board),
        "money": _money(place, on),
    }
    return render(request, "assistance/workbench/figures.html", context)


def place_of(request: HttpRequest, actor: Actor) -> Organization:
    """The union asked for, among those whose figures this officer may see; by default their own."""
    seen = access.visible_to(actor, tree.open_organizations(), FIGURES)
    asked = request.GET.get("place", "")
    own = {"uid": asked} if asked else {"pk": access.places_for(actor, FIGURES)[0]}
    return found_or_404(seen, **own)


def day_of(request: HttpRequest) -> datetime.date:
    """The day asked for, today for anything that is none; never a day to come."""
    try:
        asked = parse_date(request.GET.get("on", ""))
    except ValueError:
        asked = None
    today = timezone.localdate()
    return min(asked, today) if asked else today


def shown(count: int | None) -> str:
    return HIDDEN if count is None else formats.number(count)


def shown_share(value: float | None) -> str:
    return "–" if value is None else formats.percent(value)


def _crumbs(actor: Actor, place: Organization) -> list[dict[str, str]]:
    above = access.visible_to(actor, tree.open_organizations(), FIGURES).filter(
        path__in=[union.path for union in tree.ancestors(place)]
    )
    here = reverse("workbench-assistance:figures")
    return [
        {"name": union.shown_name, "url": f"{here}?place={union.uid}"} for union in above.order_by("path")
    ]


def _stats(board: Board) -> list[dict[str, Any]]:
    households, persons = board.households, board.persons
    each = f"{persons / households:.2f}" if households and persons else "–"
    told = (
        (_("在档家庭"), households, _("户"), ""),
        (_("涉及人口"), persons, _("人"), _("户均 {n} 人").format(n=each)),
        (_("已经脱困"), board.lifted, _("户"), _("到这一天为止")),
        (_("脱困后又返回"), board.returned, _("户"), _("现在在档的")),
    )
    return [
        {"label": label, "value": shown(count), "unit": unit, "note": note}
        for label, count, unit, note in told
    ]


def _rings(board: Board) -> list[dict[str, Any]]:
    bare = board.by_insurance().cell("bare")
    causes = board.by_cause()
    long, costly = (table.cell("yes") for table in board.illness())
    told = (
        (_("没有医保"), bare),
        (_("因病致困"), causes.cell(findings.ILLNESS)),
        (_("患病两年以上"), long),
        (_("年医药费五万元以上"), costly),
        (_("因子女上学致困"), causes.cell(reporting.SCHOOLING)),
    )
    return [_ring(name, cell) for name, cell in told if cell is not None]


def _rings_title(board: Board) -> str:
    bare, ill = board.by_insurance().cell("bare"), board.by_cause().cell(findings.ILLNESS)
    if bare is None or ill is None or bare.share is None or ill.share is None:
        return _("没有医保和患病的情况")
    return _("每 100 户里，有 {ill} 户因病致困，有 {bare} 户没有医保").format(
        ill=round(100 * ill.share), bare=round(100 * bare.share)
    )


def _ring(name: str, cell: Cell) -> dict[str, Any]:
    note = _("{count} 户").format(count=shown(cell.count))
    return {"name": name, "share": cell.share, "note": note}


def _chart(table: Table, board: Board) -> dict[str, Any]:
    sentences = {
        "cause": _("{name}的家庭最多，占 {share}"),
        "category": _("按认定类别，{name}最多，占 {share}"),
        "region": _("{name}的困难家庭最多，占 {share}"),
    }
    heads = {"cause": _("主要致困原因"), "category": _("认定类别"), "region": _("地区")}
    top = table.largest
    title = _("还没有可以显示的数字")
    if top:
        title = sentences[table.code].format(name=top.name, share=shown_share(top.share))
    rows = [_bar(cell) for cell in table.cells]
    return {
        "id": f"chart-{table.code}",
        "title": title,
        "sub": _("{what}，户").format(what=heads[table.code]),
        "rows": rows[: findings.LISTED],
        "links": _links(table, board),
        "head": [{"name": heads[table.code]}, {"name": _("户数")}, {"name": _("占比")}],
        "table": [[row["name"], row["value"], row["note"]] for row in rows],
    }


def _links(table: Table, board: Board) -> list[dict[str, str]]:
    """To the files behind each part, for whoever may see them; they are those of today."""
    field = REGISTER_FILTERS.get(table.code)
    if not (field and board.exact and board.on == timezone.localdate()):
        return []
    address = reverse("workbench-assistance:register")
    return [
        {
            "name": cell.name,
            "url": f"{address}?{urlencode({'organization': board.place.uid, field: cell.code})}",
        }
        for cell in table.cells
        if cell.code and cell.count
    ]


def _address(name: str, board: Board) -> str:
    told = urlencode({"place": board.place.uid, "on": board.on.isoformat()})
    return f"{reverse(f'workbench-assistance:{name}')}?{told}"


def _bar(cell: Cell) -> dict[str, Any]:
    count, part = shown(cell.count), shown_share(cell.share)
    return {"name": cell.name, "value": count, "note": part, "share": cell.share or 0}


def _work(board: Board) -> dict[str, Any]:
    rows = board.by_work()
    most = next((row for row in rows if row["bare"]), None)
    title = (
        _("没有医保的家庭里，{name}最多").format(name=most["name"]) if most else _("没有看到没有医保的家庭")
    )
    table = [[row["name"], shown(row["all"]), shown(row["bare"]), shown_share(row["share"])] for row in rows]
    head = [{"name": _("单位性质")}, {"name": _("户数")}, {"name": _("没有医保")}, {"name": _("占比")}]
    return {"title": title, "head": head, "table": table}


def _below(board: Board) -> dict[str, Any]:
    rows = [
        {
            "name": row["name"],
            "url": f"?place={row['uid']}&on={board.on.isoformat()}",
            "households": shown(row["households"]),
            "ill": row["ill"],
            "bare": row["bare"],
        }
        for row in board.below()
    ]
    title = _("下级工会：{name}的困难家庭最多").format(name=rows[0]["name"]) if rows else ""
    return {"rows": rows, "title": title}


def _money(place: Organization, on: datetime.date) -> dict[str, Any]:
    told = reporting.money(place, on)
    sources = lists.get("money_source")
    paid = told["paid_by_source"]
    whole = sum(paid.values()) or 1
    ordered = sorted(paid.items(), key=lambda each: -each[1])
    rows = [
        {"name": sources.label(code), "value": formats.yuan(fen), "share": fen / whole}
        for code, fen in ordered
    ]
    ratio = told["matching_ratio"]
    if ratio is None:
        title = _("今年还没有中央专项资金，不用配套")
    elif told["matching_is_short"]:
        title = _("中央专项每 1 元只配了 {ratio} 元，还不到 1:1").format(ratio=f"{ratio:.2f}")
    else:
        title = _("中央专项每 1 元配了 {ratio} 元，够 1:1").format(ratio=f"{ratio:.2f}")
    return {"title": title, "rows": rows, "short": told["matching_is_short"]}
