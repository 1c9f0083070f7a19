"""What people send to assistance's addresses when all is well; `tests/trust/deeds.py` says who reads this."""

import io
import uuid
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gonghui.exchange.models import Batch
from gonghui.exchange.pages import waiting

QUEUED = "queues the job; what the job writes is recorded by the job, in its own transaction"


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    words = {"words": "他家去年在城里买了房"}
    seen = {
        "key": uuid.uuid4(),
        "visited_on": timezone.localdate(cast.at).isoformat(),
        "seen": "两间平房，老人卧床",
        "agrees": "yes",
        "differs": "",
        "authorized": "on",
    }
    review = {"reason": "县级复核核对"}
    differing = str(made["workbench-assistance:check-take-over"][0]["uid"])
    return {
        **_answers(cast, made),
        "workbench-assistance:checks": {"kind": "county", "data": {**review, "cases": [differing]}},
        "workbench-assistance:check-take-over": {"kind": "county", "data": review},
        "portal-assistance:objection": {"kind": "member", "data": words},
        "portal-assistance:refusal-objection": {"kind": "member", "data": words},
        "workbench-assistance:visit": {"kind": "officer", "data": seen},
    }


def _answers(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The answers of civil affairs come in by a workbook of their own."""
    own = made["workbench-assistance:checks:import"][0]

    def stands(state: str) -> Any:
        def ready(client: Any) -> None:
            Batch.objects.filter(**own).update(state=state)
            waiting.over(Batch.objects.get(**own))

        return ready

    upload = {"organization": cast.organizations["county"].pk, "file": Answers.file()}
    told = {
        "import-new": {"kind": "county", "data": upload, "unrecorded": QUEUED},
        "import-check": {"kind": "county", "first": stands("ready"), "unrecorded": QUEUED},
        "import-confirm": {"kind": "county", "first": stands("ready"), "unrecorded": QUEUED},
        "import-undo": {"kind": "county", "first": stands("applied"), "unrecorded": QUEUED},
    }
    return {f"workbench-assistance:checks:{name}": deed for name, deed in told.items()}


class Answers(SimpleUploadedFile):
    """An upload that may be sent several times."""

    @classmethod
    def file(cls) -> "Answers":
        book, kept = openpyxl.Workbook(), io.BytesIO()
        book.active.title = "经济状况核对结果"
        book.active.append(("档案编号", "家庭年收入"))
        book.active.append(("DA-2026-0001", "12000"))
        book.save(kept)
        return cls("核对结果.xlsx", kept.getvalue())

    def read(self, *size: int) -> bytes:
        self.seek(0)
        return super().read(*size)
