"""The figures and the names of the coverage board leaving as workbooks, as their reader may see them.

Private rows never leave in a list, not even for who keeps them.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.queries import within
from gonghui.manifest import Export
from gonghui.ui.formats import yuan

from ..models import Coverage, Entitlement
from ..queries import boards, entitlements
from ..queries.boards import FIGURES, Board, Shown
from ..reasons import Missed

HIDDEN = "<5"
LISTS = "benefits.run"  # whole lists of names leave by the hand of who arranges, not of every steward
Filters = dict[str, str]


def figures(actor: Actor, filters: Filters) -> Iterator[list[Any]]:
    """One union and year by coverage, then the unions one level down."""
    place = _place(actor, filters, FIGURES)
    if place is None:
        return
    year, code = _asked(filters)
    board = Board(place, year, boards.reader_at(actor, place), code)
    for code in board.codes:
        yield [place.name, str(Coverage(code).label), *_cells(board.shown(code))]
    told = str(Coverage(board.code).label) if board.code else str(_("看得到名字的类别合计"))
    for start in range(0, board.below_count, boards.BELOW):
        for one in board.below(start, boards.BELOW):
            yield [one.name, told, *_cells(one.shown)]


def names(actor: Actor, filters: Filters) -> Iterator[list[Any]]:
    """Who was due what and what became of it, without private ones."""
    for one in entitlements.with_words(_named(actor, filters)).order_by("path", "until", "pk").iterator(2000):
        reason = str(Missed(one.reason).label) if one.reason in Missed.values else one.reason
        yield [
            one.organization.name,
            one.person.name,
            one.program.name,
            one.occasion.name,
            one.until.isoformat(),
            str(Entitlement.State(one.state).label),
            reason,
            one.reason_words,
        ]


def count_names(actor: Actor, filters: Filters) -> int:
    return _named(actor, filters).count()


def _named(actor: Actor, filters: Filters) -> QuerySet[Entitlement]:
    place = _place(actor, filters, LISTS)
    if place is None:
        return Entitlement.objects.none()
    year, code = _asked(filters)
    rows = within(entitlements.visible(actor).filter(is_private=False), place)
    rows = rows.filter(on__range=boards.year_days(year))
    return rows.filter(program__coverage=code) if code else rows


def _asked(filters: Filters) -> tuple[int, str]:
    """The year and the coverage that the address asks for."""
    return boards.year_named(filters.get("year", "")), boards.coverage_named(filters.get("coverage", ""))


def _place(actor: Actor, filters: Filters, permission: str) -> Organization | None:
    seen = access.visible_to(actor, tree.open_organizations(), permission)
    asked = filters.get("place", "")
    try:
        return (seen.filter(uid=asked) if asked else seen).order_by("path").first()
    except ValidationError:
        return None


def _cells(shown: Shown) -> list[Any]:
    counts = (shown.due, shown.reached, shown.declined, shown.missed, shown.open, shown.overdue)
    rate = "" if shown.rate is None else f"{shown.rate * 100:.4f}%"
    cost = "" if shown.cost_fen is None else yuan(shown.cost_fen)
    return [*(HIDDEN if value is None else value for value in counts), rate, cost]


EXPORTS = (
    Export(
        "coverage-figures",
        _("慰问覆盖的数字"),
        FIGURES,
        (
            _("工会"),
            _("项目类别"),
            _("应享"),
            _("已送达"),
            _("本人不需要"),
            _("没送到"),
            _("待送达"),
            _("其中超期"),
            _("覆盖率"),
            _("花费（元）"),
        ),
        figures,
    ),
    Export(
        "coverage-names",
        _("慰问覆盖的名单，不含不公开的项目"),
        LISTS,
        (
            _("工会"),
            _("姓名"),
            _("项目"),
            _("批次"),
            _("最后一天"),
            _("情况"),
            _("原因"),
            _("说明"),
        ),
        names,
        count_names,
    ),
)
