"""The coverage board: of so many due so many reached, down the tree to who was not."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import requires
from gonghui.kernel.actor import Actor
from gonghui.ui import formats

from ..models import Coverage
from ..queries import boards, tallies
from ..queries.boards import FIGURES, SIX, Below, Board
from . import board_words as words
from . import places


@requires(FIGURES)
def coverage(request: HttpRequest) -> HttpResponse:
    """One union in one year. Who may not see names there sees sensitive coverages only vaguely."""
    actor = access.actor_for(request)
    board = places.board_of(request, actor, FIGURES)
    place, total = board.place, board.total()
    context = {
        "place": place,
        "year": board.year,
        "code": board.code,
        "crumbs": _crumbs(actor, board),
        "counted_at": tallies.counted_at(place),
        "is_exact": board.is_exact,
        "total": total,
        "late": _late(board),
        "title": words.headline(total),
        "rest": words.rest(total),
        "rings": _rings(board),
        "by_coverage": words.by_coverage(board),
        "reasons": words.reasons(board),
        "trend": words.trend(board),
        "costs": words.costs(board),
        "below": _below(request, board),
        "years": board.years,
        "coverages": Coverage.choices,
        "names_url": address("coverage-names", board) if board.reader.names else "",
        "export_url": address("exports", board),
        "screen_url": address("screen", board),
    }
    return render(request, "benefits/workbench/coverage.html", context)


def address(name: str, board: Board, **told: Any) -> str:
    """Another page about the same union, year and coverage."""
    asked = {"place": board.place.uid, "year": board.year, "coverage": board.code, **told}
    query = urlencode({key: value for key, value in asked.items() if value})
    return f"{reverse(f'workbench-benefits:{name}')}?{query}"


def _crumbs(actor: Actor, board: Board) -> list[dict[str, str]]:
    line = places.above(actor, board.place, FIGURES)
    crumbs = [
        {"name": union.shown_name, "url": address("coverage", board, place=union.uid)} for union in line
    ]
    return [*crumbs, {"name": board.place.shown_name}] if crumbs else []


def _late(board: Board) -> dict[str, Any] | None:
    """What is past its last day and open: it stands before everything else."""
    total = board.total()
    if not total.overdue:
        return None
    told = [
        _("{name} {n}").format(name=words.name_of(code), n=words.count(board.shown(code).overdue))
        for code in board.codes
        if board.shown(code).overdue
    ]
    title = _("{n} 人次过了最后一天还没送到").format(n=words.count(total.overdue))
    url = address("coverage-names", board, what="overdue") if board.reader.names else ""
    return {"title": title, "text": formats.listed(told), "url": url}


def _rings(board: Board) -> list[dict[str, Any]]:
    beside = [code for code in Coverage.values if code not in SIX and board.shown(code).due != 0]
    codes = [board.code] if board.code else [*SIX, *beside]
    return [words.ring(board, code, address("coverage", board, coverage=code)) for code in codes]


def _below(request: HttpRequest, board: Board) -> dict[str, Any]:
    pages = Paginator(range(board.below_count), boards.BELOW)
    page = pages.get_page(request.GET.get("page"))
    found = board.below(page.start_index() - 1, boards.BELOW) if pages.count else []
    own = board.itself() if page.number == pages.num_pages else None
    rows = [_row(board, one) for one in [*found, *([own] if own else [])]]
    return {"title": _below_title(found), "rows": rows, "page": page}


def _below_title(found: list[Below]) -> str:
    if not found:
        return ""
    first = found[0]
    if not first.shown.exact or first.shown.is_hidden:
        return _("下级工会")
    if first.shown.overdue:
        return _("下级工会：{name}超期最多").format(name=first.name)
    if first.shown.missed:
        return _("下级工会：{name}没送到的最多").format(name=first.name)
    return _("下级工会都没有超期的")


def _row(board: Board, one: Below) -> dict[str, Any]:
    return {
        "name": _("{name}本级").format(name=one.name) if one.itself else one.name,
        "url": "" if one.itself else address("coverage", board, place=one.uid),
        "cells": words.cells(one.shown)[:-1],
        "rate": words.floored(one.shown.rate),
        "low": one.shown.is_low,
    }
