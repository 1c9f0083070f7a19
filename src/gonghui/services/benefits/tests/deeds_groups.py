"""What people send about stays away, sites and lists when all is well."""

import datetime
import io
from typing import Any

import openpyxl
from django.utils import timezone

from gonghui.exchange.models import Batch
from gonghui.exchange.pages import waiting
from gonghui.services.benefits.models import SiteWorker
from gonghui.services.membership.models import Membership
from gonghui.services.membership.tests.deeds import QUEUED, Roster

Told = dict[str, dict[str, Any]]


def deeds(cast: Any, made: dict[str, Any]) -> Told:
    today = timezone.localdate(cast.at)
    day, later = today.isoformat(), (today + datetime.timedelta(days=40)).isoformat()
    number = Membership.objects.get(person=cast.people["member"], ended_on=None).number
    site = {"organization": cast.organizations["basic"].uid, "name": "三号井", "place": "乌海", "since": day}
    reading = {"on": day, "degrees": "36.5", "source": "gauge"}
    visit = {
        "kind": "cooling",
        "on": day,
        "reached": "1",
        "goods": "绿豆和毛巾",
        "amount": "35",
        "source": "union",
    }
    work: Told = {
        "posting-new": {
            "who": number,
            "kind": "abroad",
            "place": "蒙古国",
            "since": "2025-05-06",
            "until": "2025-06-30",
        },
        "posting-ending": {"until": later},
        "site-new": {**site, "kind": "hard"},
        "site-change": {**site, "name": "Bridge 2", "kind": "key"},
        "site-joining": {"who": number, "since": later},
        "site-leaving": {"until": later},
        "site-reading": reading,
        "site-visiting": visit,
        "retirement-group": {"group": "female55"},
    }
    done = {f"workbench-benefits:{name}": {"kind": "officer", "data": data} for name, data in work.items()}
    done["workbench-benefits:site-joining"]["first"] = _emptied(made)
    keeper = {"kind": "member", "data": reading}
    return {**done, **_imports(cast, made), "portal-benefits:site-reading": keeper}


def _emptied(made: dict[str, Any]) -> Any:
    def empty(_client: Any) -> None:
        SiteWorker.objects.filter(site__uid=made["workbench-benefits:site"][0]["uid"]).delete()

    return empty


def _imports(cast: Any, made: dict[str, Any]) -> Told:
    own = made["workbench-benefits:groups:import"][0]

    def stands(state: str) -> Any:
        def ready(_client: Any) -> None:
            Batch.objects.filter(**own).update(state=state)
            waiting.over(Batch.objects.get(**own))

        return ready

    upload = {"organization": cast.organizations["basic"].pk, "file": workbook()}
    told: Told = {
        "import-new": {"data": upload},
        "import-check": {"first": stands("ready")},
        "import-confirm": {"first": stands("ready")},
        "import-undo": {"first": stands("applied")},
    }
    return {
        f"workbench-benefits:groups:{name}": {"kind": "officer", "unrecorded": QUEUED, **each}
        for name, each in told.items()
    }


def workbook() -> Roster:
    book = openpyxl.Workbook()
    book.active.title = "出差驻外"
    book.active.append(("姓名", "会员号", "出差驻外类别", "目的地", "出发日期"))
    book.active.append(("陈秀兰", "", "长期出差", "乌海", "2026-05-06"))
    kept = io.BytesIO()
    book.save(kept)
    return Roster("groups.xlsx", kept.getvalue())
