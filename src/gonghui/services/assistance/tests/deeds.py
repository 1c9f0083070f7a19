"""What people send to assistance's addresses when all is well; `tests/trust/deeds.py` says who reads this."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from gonghui.exchange.models import Batch
from gonghui.exchange.pages import waiting
from gonghui.exchange.writing import Sheet
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.organizations.models import Organization
from gonghui.services.assistance.forms.versions import VersionForm
from gonghui.services.assistance.rules import policies as rules
from gonghui.services.membership.actions import life
from gonghui.services.membership.tests.deeds import QUEUED, WHY

from . import plan_deeds
from .neighbours import REGION, id_number
from .sending import photo, workbook

Told = dict[str, dict[str, Any]]

HOME = {"address": "青石桥路 8 号", "people": "3", "residence": "urban", "aided": "0"}
MONEY = {"income": "33,000", "causes": ["06"], "medical": "21,600"}
TROUBLE = {"health": "02", "illness_since": "2024-05", "insurance": "5", "insurance_gap": "1"}
SON = {"name": "陈小明", "relation": "20"}
DRAFT = "a draft on the server for the one who writes it; sending it is the deed"
ESTIMATE = "reckons with what is typed and keeps nothing"
CHOICE = "which union is meant stands in the own session until the draft begins"


def deeds(cast: Any, made: dict[str, Any]) -> Told:
    of_plans, with_plans = plan_deeds.deeds(cast, made)
    portal = {**_applying(cast), **_objecting(), **of_plans}
    work = {
        **_files(cast, made),
        **_finding(cast),
        **_lists(cast),
        **_workbooks(cast, made),
        **_checks(cast, made),
        **with_plans,
    }
    return {
        **{f"portal-assistance:{name}": told for name, told in portal.items()},
        **{f"workbench-assistance:{name}": told for name, told in work.items()},
    }


def _applying(cast: Any) -> Told:
    """The editor asks for help; the member has asked already."""
    basic, county = cast.organizations["basic"], cast.organizations["county"]
    today = timezone.localdate(cast.at)

    def covered(_client: Any) -> None:
        Organization.objects.filter(pk=county.pk).update(covers_region=REGION)

    def join(_client: Any) -> None:
        life.admit(person=cast.people["editor"], organization=basic, on=today, by=SYSTEM, at=cast.at)

    def begin(client: Any) -> None:
        join(client)
        client.post("/assistance/apply/", HOME)

    def answer(client: Any) -> None:
        begin(client)
        client.post("/assistance/apply/money/", MONEY)
        client.post("/assistance/apply/trouble/", TROUBLE)

    paper = {"kind": "2", "photo": photo(), "add": "1"}
    pages = {
        "apply": {"data": HOME, "first": join, "unrecorded": DRAFT},
        "apply-union": {"data": {"choice": county.code}, "first": covered, "unrecorded": CHOICE},
        "apply-family": {"data": SON | {"add": "1"}, "first": begin, "unrecorded": DRAFT},
        "apply-money": {"data": MONEY, "first": begin, "unrecorded": DRAFT},
        "apply-estimate": {"data": MONEY, "first": begin, "unrecorded": ESTIMATE},
        "apply-trouble": {"data": TROUBLE, "first": answer, "unrecorded": DRAFT},
        "apply-papers": {"data": paper, "first": begin, "unrecorded": DRAFT},
        "apply-check": {"first": answer},
        "apply-discard": {"first": answer, "unrecorded": DRAFT},
    }
    return {name: {"kind": "editor", **told} for name, told in pages.items()}


def _objecting() -> Told:
    words = {"words": "他家去年在城里买了房"}
    return {
        "objection": {"kind": "member", "data": words},
        "refusal-objection": {"kind": "member", "data": words},
    }


def _files(cast: Any, made: dict[str, Any]) -> Told:
    counter = {"name": "牛大力", "id_number": id_number(871), "phone": "13800000871"}
    counter |= {"organization": cast.organizations["basic"].uid, "address": "矿区 3 栋", "people": "2"}
    counter |= {"residence": "urban", "aided": "0", "income": "12000", "causes": ["08"]}
    event = {"kind": "sudden_event", "on": timezone.localdate(cast.at).isoformat(), "cost": "3000"}
    leaving = {"on": timezone.localdate(cast.at).isoformat(), "reason": WHY}
    amount = {"what": "saving", "kind": "saving.1", "amount": "500", "months": "1"}
    told = {
        "counter": counter,
        "edit-file": {"residence": "rural", "aided": "0", "main_cause": "09", "reason": WHY},
        "add-member": SON,
        "member": {"relation": "30"},
        "member-leaving": leaving,
        "add-amount": amount,
        "add-event": event,
        "event-removal": {"reason": WHY},
        "add-paper": {"kind": "2", "photo": photo()},
        "paper": {"reason": WHY},
        "reveal-member": {"reason": WHY},
    }
    account = {**made["workbench-assistance:reveal"][0], "field": "bank_account"}
    files: Told = {name: {"kind": "officer", "data": data} for name, data in told.items()}
    return files | {"reveal": {"kind": "officer", "data": {"reason": WHY}, "places": account}}


def _finding(cast: Any) -> Told:
    seen = {
        "key": uuid.uuid4(),
        "visited_on": timezone.localdate(cast.at).isoformat(),
        "seen": "两间平房，老人卧床",
        "agrees": "yes",
        "differs": "",
        "authorized": "on",
    }
    return {
        "visit": {"kind": "officer", "data": seen},
        "proposal": {"kind": "officer", "data": {"outcome": "not_now", "reason": "已经重新上班"}},
        "proposal-phone": {"kind": "officer", "data": {"reason": WHY}},
    }


def _lists(cast: Any) -> Told:
    county = cast.organizations["county"]
    line = {"region": REGION, "residence": "urban", "amount": "780", "unit": "month"}
    line |= {"valid_from": timezone.localdate(cast.at).isoformat(), "document": "演示文件 1 号"}

    def placed(_client: Any) -> None:
        Organization.objects.filter(pk=county.pk).update(region=REGION)

    later = (timezone.localdate(cast.at) + datetime.timedelta(days=60)).isoformat()
    version = {"document": "岚工发〔2026〕1号", "region": REGION, "valid_from": later}
    version |= {"deep.after_spending:compare": "<=", "relative.after_spending:multiple": "2"}
    return {
        "policy-draft": {"kind": "county", "data": version | _untouched(version), "first": placed},
        "policy-force": {"kind": "county", "first": placed},
        "policy-removal": {"kind": "county"},
        "exports": {"kind": "officer", "data": {"export": "households", "reason": WHY}},
        "lines": {"kind": "county", "data": line, "first": placed},
    }


def _untouched(version: dict[str, str]) -> dict[str, str]:
    """What the form shows of the version before and is sent back as it was."""
    form = VersionForm(next(one for one in rules.shipped() if one.code == "depth-relative"))
    return {name: str(value) for name, value in form.before.items() if name not in version}


def _checks(cast: Any, made: dict[str, Any]) -> Told:
    """The answers of civil affairs; they come in by a workbook of their own."""
    review = {"reason": "县级复核核对"}
    differing = str(made["workbench-assistance:check-take-over"][0]["uid"])
    answers = Sheet("经济状况核对结果", ("档案编号", "家庭年收入"), [("DA-2026-0001", "12000")])
    own = made["workbench-assistance:checks:import"][0]
    upload = {"organization": cast.organizations["county"].pk, "file": workbook("核对结果.xlsx", answers)}
    return {
        "checks": {"kind": "county", "data": {**review, "cases": [differing]}},
        "check-take-over": {"kind": "county", "data": review},
        **{f"checks:{name}": told for name, told in _brought_in("county", own, upload).items()},
    }


def _workbooks(cast: Any, made: dict[str, Any]) -> Told:
    files = Sheet("困难职工档案", ("姓名", "身份证号"), [("高远航", id_number(872))])
    upload = {"organization": cast.organizations["basic"].pk, "file": workbook("档案.xlsx", files)}
    return _brought_in("officer", made["workbench-assistance:import"][0], upload)


def _brought_in(kind: str, own: dict[str, Any], upload: dict[str, Any]) -> Told:
    def stands(state: str) -> Any:
        def ready(_client: Any) -> None:
            Batch.objects.filter(**own).update(state=state)
            waiting.over(Batch.objects.get(**own))

        return ready

    told = {
        "import-new": {"data": upload},
        "import-check": {"first": stands("ready")},
        "import-confirm": {"first": stands("ready")},
        "import-undo": {"first": stands("applied")},
    }
    return {name: {"kind": kind, "unrecorded": QUEUED, **each} for name, each in told.items()}
