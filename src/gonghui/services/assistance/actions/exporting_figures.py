"""The board of hardship and a simulation leaving as workbooks, as their reader may see them."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import divisions, lists
from gonghui.kernel.organizations import queries as tree
from gonghui.manifest import Export
from gonghui.ui.formats import yuan

from ..queries import households, naming, simulating
from ..queries.findings import Board

FIGURES, VIEW = "assistance.figures", "assistance.view"
HIDDEN = "<5"


def rows(actor: Actor, filters: dict[str, str]) -> Iterator[list[Any]]:
    """Every table of the board of one place and day, part by part."""
    seen = access.visible_to(actor, tree.open_organizations(), FIGURES)
    wanted = {"uid": filters["place"]} if len(filters.get("place", "")) == 36 else {}
    place = seen.filter(**wanted).order_by("path").first()
    if place is None:
        return
    on = parse_date(filters.get("on", "")) or timezone.localdate()
    board = Board(place, on, exact=access.allows(actor, VIEW, place))
    tables = {
        _("主要致困原因"): board.by_cause(),
        _("认定类别"): board.by_category(),
        _("地区"): board.by_region(),
        _("医保"): board.by_insurance(),
    }
    for name, table in tables.items():
        for cell in table.cells:
            yield [str(name), cell.name, _shown(cell.count), _percent(cell.share)]
    for row in board.below():
        yield [str(_("下级工会")), row["name"], _shown(row["households"]), ""]


def _shown(count: int | None) -> Any:
    return HIDDEN if count is None else count


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.2f}%"


def simulated(actor: Actor, filters: dict[str, str]) -> Iterator[list[Any]]:
    """A simulation: who would move, by region, and what it would cost by source."""
    places = access.places_for(actor, simulating.POLICY)
    place = tree.open_organizations().filter(pk__in=places).order_by("path").first()
    if place is None or not filters.get("policy"):
        return
    draft = simulating.draft_of(filters, households.region_of(place))
    found = simulating.simulate(actor, place, draft, timezone.localdate())
    names, sources = naming.category_names(), lists.get("money_source")
    for (region, old, new), count in sorted(found.moved.items()):
        yield [divisions.name(region[:6]), names.get(old, old), names.get(new, new), count]
    for cost in found.costs:
        yield [sources.label(cost.source), yuan(cost.before), yuan(cost.after), yuan(cost.more)]


EXPORTS = (
    Export(
        "hardship-figures",
        _("困难职工看板的数字"),
        FIGURES,
        (_("分组"), _("项目"), _("户数"), _("占比")),
        rows,
    ),
    Export(
        "hardship-simulation",
        _("试算改标准的结果"),
        simulating.POLICY,
        (_("地区或资金来源"), _("现在"), _("改后"), _("户数或多出的元")),
        simulated,
    ),
)
