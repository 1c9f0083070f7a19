"""Who is in hardship by skill and age, and what the money brought; beside the board, for a place and day."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import requires
from gonghui.ui import formats

from ..queries import crosses as found
from .figures import FIGURES, VIEW, day_of, place_of, shown


@requires(FIGURES)
def crosses(request: HttpRequest) -> HttpResponse:
    """Two tables. Who may not see the files there sees no small counts, and none exactly."""
    actor = access.actor_for(request)
    place, on = place_of(request, actor), day_of(request)
    exact = access.allows(actor, VIEW, place)
    told = urlencode({"place": place.uid, "on": on.isoformat()})
    context = {
        "place": place,
        "on": on,
        "exact": exact,
        "is_today": on == timezone.localdate(),
        "skills": _skills(found.by_skill_and_age(place, on, exact=exact)),
        "effects": _effects(found.effects(place, on, exact=exact)),
        "back_url": f"{reverse('workbench-assistance:figures')}?{told}",
    }
    return render(request, "assistance/workbench/crosses.html", context)


def _skills(rows: list[found.Row]) -> dict[str, Any]:
    head = [{"name": _("技能等级")}, *({"name": name} for name in found.band_names())]
    title = _("在档家庭的申请人多数还没有填技能等级") if rows else ""
    if rows and rows[0].is_told:
        title = _("在档家庭里，申请人是{name}的最多").format(name=rows[0].name)
    return {"title": title, "head": head, "rows": [[row.name, *map(shown, row.counts)] for row in rows]}


def _effects(rows: list[found.Effect]) -> dict[str, Any]:
    head = [
        {"name": name}
        for name in (
            _("措施"),
            _("今年拨付（元）"),
            _("户数"),
            _("其中已经脱困"),
            _("每脱困一户（元）"),
            _("说解决了"),
        )
    ]
    return {
        "title": _("今年花得最多的是{name}").format(name=rows[0].name) if rows else "",
        "head": head,
        "rows": [_effect(row) for row in rows],
    }


def _effect(row: found.Effect) -> list[str]:
    each = row.fen_each_lifted
    said = _("{solved} / {rated}").format(solved=shown(row.solved), rated=shown(row.rated))
    return [
        row.name,
        "–" if row.fen is None else formats.yuan(row.fen),
        shown(row.households),
        shown(row.lifted),
        "–" if each is None else formats.yuan(each),
        said,
    ]
