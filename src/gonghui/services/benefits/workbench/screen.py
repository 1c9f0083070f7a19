"""The big screen: sums that anybody in the hall may read. No names, nothing of fewer than five."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.kernel import small_cells
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import requires
from gonghui.ui import formats

from ..models import Coverage
from ..queries import boards, tallies
from ..queries.boards import FIGURES, NO_NAMES, SIX, Board, Shown
from . import board_words as words
from . import places

ARC = 75  # of the 100 parts of a circle, so that the names stand beside its beginning
OUTERMOST, STEP_IN = 226, 19
GOOD, NEAR = Decimal("0.95"), Decimal("0.9")
MOST_UNIONS, MOST_YEARS, MOST_REASONS = 60, 6, 4
MOST_BEHIND, MOST_COSTS = 3, 4
HEX = {"good": "", "near": "hex--4", "low": "hex--2"}


@requires(FIGURES)
def screen(request: HttpRequest) -> HttpResponse:
    """One union in one year, for whoever passes by: as if the reader might see no names at all."""
    actor = access.actor_for(request)
    place = places.place_of(request, actor, FIGURES)
    board = Board(place, boards.year_named(request.GET.get("year", "")), NO_NAMES)
    total = together(board)
    context = {
        "place": place,
        "year": board.year,
        "members": headcount(place),
        "total": total,
        "rate": words.percent(total.rate),
        "counts": _counts(total),
        "halo": [_arc(at, code, public(board, code)) for at, code in enumerate(SIX)],
        "said": _said(board),
        "years": _years(board),
        "reasons": _reasons(board),
        "unions": _unions(board),
        "behind": _behind(board),
        "costs": _costs(board),
        "counted_at": tallies.counted_at(place),
    }
    return render(request, "benefits/workbench/screen.html", context)


def headcount(place: Any) -> int | None:
    """Members at and below, as services count them; None below five."""
    found = sum(service.headcount(place) for service in registry.services() if service.headcount)
    return found if found >= small_cells.LEAST else None


def public(board: Board, code: str, year: int | None = None) -> Shown:
    """A coverage as a public screen may show it: hidden altogether where fewer than five are due."""
    shown = board.shown(code, year)
    return HIDDEN if shown.due and shown.due < small_cells.LEAST else shown


HIDDEN = Shown(None, None, None, None, None, None, None, exact=False)


def together(board: Board, year: int | None = None) -> Shown:
    return boards.together(public(board, code, year) for code in Coverage.values)


def _counts(total: Shown) -> list[dict[str, str]]:
    told = ((_("本人不需要"), total.declined), (_("没送到"), total.missed), (_("待送达"), total.open))
    return [{"name": name, "value": words.count(_least(value))} for name, value in told]


def _least(value: int | None) -> int | None:
    return None if value and value < small_cells.LEAST else value


def _arc(at: int, code: str, shown: Shown) -> dict[str, Any]:
    rate = shown.rate
    return {
        "name": words.name_of(code),
        "value": words.percent(rate),
        "radius": OUTERMOST - STEP_IN * at,
        "length": None if rate is None else f"{ARC * rate:.1f}",
        "low": shown.is_low,
    }


def _said(board: Board) -> str:
    """The circles in one sentence, for who cannot see them."""
    told = [f"{words.name_of(code)} {words.percent(public(board, code).rate)}" for code in SIX]
    return formats.listed(told)


def _years(board: Board) -> list[dict[str, Any]]:
    """The last years as columns of a chart 480 wide and 190 high, the earliest first."""
    held = [(year, together(board, year).rate) for year in sorted(board.years)[-MOST_YEARS:]]
    told = [(year, rate) for year, rate in held if rate is not None]
    width = Decimal(468) / max(len(told), 1)
    return [
        {
            "year": year,
            "value": words.percent(rate),
            "x": f"{6 + width * at + width / 2 - 20:.1f}",
            "middle": f"{6 + width * at + width / 2:.1f}",
            "y": f"{164 - 138 * rate:.1f}",
            "height": f"{138 * rate:.1f}",
            "above": f"{158 - 138 * rate:.1f}",
        }
        for at, (year, rate) in enumerate(told)
    ]


def _behind(board: Board) -> list[dict[str, Any]]:
    """Where most are not reached, overdue ones among them."""
    held = [(code, public(board, code).unreached) for code in Coverage.values]
    told = sorted((one for one in held if one[1] >= small_cells.LEAST), key=lambda one: -one[1])[:MOST_BEHIND]
    most = told[0][1] if told else 1
    return [
        {"name": words.name_of(code), "value": words.count(number), "share": number / most}
        for code, number in told
    ]


def _costs(board: Board) -> list[dict[str, Any]]:
    """What one that was reached cost, of coverages that are shown exactly."""
    held = [(code, public(board, code).each_fen) for code in Coverage.values]
    told = sorted(((code, fen) for code, fen in held if fen), key=lambda one: -one[1])[:MOST_COSTS]
    return [
        {"name": words.name_of(code), "value": formats.money(fen), "share": fen / told[0][1]}
        for code, fen in told
    ]


def _reasons(board: Board) -> list[dict[str, Any]]:
    counts = {code: number or 0 for code, number in board.reasons()}
    shown, _whole = small_cells.vague_table(counts, table=f"{board.place.uid}:{board.year}:screen")
    most = max((number or 0 for number in shown.values()), default=0)
    rows = sorted(shown.items(), key=lambda one: -(one[1] or 0))[:MOST_REASONS]
    return [
        {"name": words.reason_name(code), "value": words.count(number), "share": (number or 0) / (most or 1)}
        for code, number in rows
    ]


def _unions(board: Board) -> dict[str, Any]:
    """The unions one level down as so many fields, by how much of what is due was reached."""
    big = [one.shown for one in board.below(0, MOST_UNIONS) if (one.shown.due or 0) >= small_cells.LEAST]
    kinds = sorted(_kind(shown.rate) for shown in big if shown.rate is not None)
    told = {kind: kinds.count(kind) for kind in HEX}
    return {"count": len(kinds), "fields": [HEX[kind] for kind in kinds], **told}


def _kind(rate: Decimal) -> str:
    return "good" if rate >= GOOD else "near" if rate >= NEAR else "low"
