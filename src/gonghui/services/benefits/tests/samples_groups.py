"""For the access table: stays away, sites with their people, and brought-in lists, here and elsewhere."""

import itertools
from typing import Any

from django.utils import timezone

from gonghui.exchange.models import Batch
from gonghui.services.benefits.models import Posting, Site, SiteWorker

_numbers = itertools.count(2)
SIDES = (("basic", "member"), ("elsewhere", "outsider"))
IMPORTS = ("import", "import-check", "import-confirm", "import-progress", "import-refused", "import-undo")
WITH_SITE = ("site", "site-change", "site-joining", "site-reading", "site-visiting")


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    sites = [_site(cast, *side) for side in SIDES]
    site = tuple({"uid": each.uid} for each in sites)
    leaving = tuple({"uid": each.uid, "pk": each.workers.get().pk} for each in sites)
    batches = tuple({"uid": _batch(cast, place).uid} for place, _kind in SIDES)
    return {
        "portal-benefits:site-reading": site,
        "workbench-benefits:posting-ending": tuple({"uid": _posting(cast, *side).uid} for side in SIDES),
        **{f"workbench-benefits:{name}": site for name in WITH_SITE},
        "workbench-benefits:site-leaving": leaving,
        "workbench-benefits:retirement-group": tuple(
            {"uid": cast.people[kind].uid} for _place, kind in SIDES
        ),
        **{f"workbench-benefits:groups:{name}": batches for name in IMPORTS},
    }


def _posting(cast: Any, place: str, kind: str) -> Posting:
    told = {"kind": "travel", "place": "Wuhai", "since": timezone.localdate(cast.at), "recorded_at": cast.at}
    return Posting.objects.create(organization=cast.organizations[place], person=cast.people[kind], **told)


def _site(cast: Any, place: str, kind: str) -> Site:
    union, person, today = cast.organizations[place], cast.people[kind], timezone.localdate(cast.at)
    told = {
        "name": f"Bridge {next(_numbers)}",
        "place": "Wuhai",
        "kind": "outdoor",
        "since": today,
        "keeper": person,
    }
    site = Site.objects.create(organization=union, **told)
    SiteWorker.objects.create(site=site, person=person, since=today)
    return site


def _batch(cast: Any, place: str) -> Batch:
    return Batch.objects.create(
        organization=cast.organizations[place],
        workbook="benefit-groups",
        file_name="groups.xlsx",
        sha256="0" * 64,
        state=Batch.State.READY,
        by_name="Zhou",
        began_at=cast.at,
    )
