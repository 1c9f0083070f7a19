"""What people send to membership's addresses when all is well; `tests/trust/deeds.py` says who reads this."""

import io
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gonghui.exchange.models import Batch
from gonghui.exchange.pages import waiting
from gonghui.services.membership.actions import cards
from gonghui.services.membership.models import Membership

from .applying import id_number

ANSWERS = {"name": "白云鹤", "id_number": id_number(871), "phone": "13700000871"}
WORK = {"workplace": "岚州机电集团", "department": "二车间", "job": "钳工", "employment_form": ""}
TOLD = {"education_note": "大专", "profession": "机电", "skills": "焊接", "interests": "象棋"}
WHY = "按会议纪要 12 号"
DRAFT = "a draft on the server for the one who writes it; sending it is the deed"
QUEUED = "queues the job; what the job writes is recorded by the job, in its own transaction"
OWN_LIST = "an officer's own way of looking at a list; no member's record is touched"
CHECKED = "shows that a card is good and changes nothing"

Told = dict[str, dict[str, Any]]


def deeds(cast: Any, made: dict[str, Any]) -> Told:
    portal = {**_joining(cast), **_of_oneself(cast)}
    work = {**_about_members(cast), **_lists(cast), **_workbooks(cast, made)}
    return {
        **{f"portal-membership:{name}": told for name, told in portal.items()},
        **{f"workbench-membership:{name}": told for name, told in work.items()},
    }


def _joining(cast: Any) -> Told:
    code = cast.organizations["basic"].code

    def start(client: Any) -> None:
        client.get(f"/membership/join/{code}/")

    def answer(client: Any) -> None:
        start(client)
        client.post("/membership/join/who/", ANSWERS)
        client.post("/membership/join/work/", WORK)

    return {
        "join": {"kind": "anonymous", "data": {"choice": code}, "unrecorded": DRAFT},
        "join-who": {"kind": "anonymous", "data": ANSWERS, "first": start, "unrecorded": DRAFT},
        "join-work": {"kind": "anonymous", "data": WORK, "first": start, "unrecorded": DRAFT},
        "join-check": {"kind": "anonymous", "first": answer, "keeps": ("~ membership.JoinApplication",)},
    }


def _of_oneself(cast: Any) -> Told:
    def tell(client: Any) -> None:
        client.post("/membership/profile/about-me/", TOLD)

    return {
        "about-me": {"kind": "member", "data": TOLD},
        "withdraw-consent": {"kind": "member", "first": tell},
        "correction": {"kind": "member", "data": {"field": "residence", "wanted": "演示路 8 号"}},
        "transfer": {"kind": "member", "data": {"choice": cast.organizations["neighbour"].code}},
    }


def _about_members(cast: Any) -> Told:
    membership = Membership.objects.get(person=cast.people["member"], ended_on=None)
    basic, neighbour = cast.organizations["basic"], cast.organizations["neighbour"]
    change = {"on": timezone.localtime(cast.at).date().isoformat(), "reason": WHY}
    counter = {**ANSWERS, **WORK, "organization": basic.uid}
    words = {"number": membership.number, "code": cards.spoken_code(membership, timezone.now())}
    reveal = {"uid": membership.uid, "field": "phone"}
    return {
        "bulk": {"kind": "officer", "data": {**change, "deed": "retain", "picked": membership.uid}},
        "change": {"kind": "officer", "data": change},
        "counter": {"kind": "officer", "data": counter},
        "reveal": {"kind": "officer", "data": {"reason": WHY}, "places": reveal},
        "transfer": {"kind": "officer", "data": {"place": neighbour.code}},
        "verify": {"kind": "officer", "data": words, "unrecorded": CHECKED},
    }


def _lists(cast: Any) -> Told:
    view = {"name": "新入会的", "query": "state=active"}
    export = {"export": "official-members", "reason": WHY}
    return {
        "exports": {"kind": "officer", "data": export},
        "save-view": {"kind": "officer", "data": view, "unrecorded": OWN_LIST},
        "remove-view": {"kind": "officer", "unrecorded": OWN_LIST},
    }


def _workbooks(cast: Any, made: dict[str, Any]) -> Told:
    own = made["workbench-membership:import"][0]

    def stands(state: str) -> Any:
        def ready(client: Any) -> None:
            Batch.objects.filter(**own).update(state=state)
            waiting.over(Batch.objects.get(**own))

        return ready

    upload = {"organization": cast.organizations["basic"].pk, "file": roster()}
    return {
        "import-new": {"kind": "officer", "data": upload, "unrecorded": QUEUED},
        "import-check": {"kind": "officer", "first": stands("ready"), "unrecorded": QUEUED},
        "import-confirm": {"kind": "officer", "first": stands("ready"), "unrecorded": QUEUED},
        "import-undo": {"kind": "officer", "first": stands("applied"), "unrecorded": QUEUED},
    }


class Roster(SimpleUploadedFile):
    """An upload that may be sent several times."""

    def read(self, *size: int) -> bytes:
        self.seek(0)
        return super().read(*size)


def roster() -> Roster:
    book = openpyxl.Workbook()
    book.active.title = "会员基本信息采集表"
    book.active.append(("姓名", "证件类型", "证件号码", "手机"))
    book.active.append(("高远航", "居民身份证", id_number(872), "13700000872"))
    kept = io.BytesIO()
    book.save(kept)
    return Roster("名册.xlsx", kept.getvalue())
