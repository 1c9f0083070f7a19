"""Household files for the access table: one in the first basic union, one elsewhere."""

from django.utils import timezone

from gonghui.exchange.models import Batch
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.files.models import Kind, StoredFile
from gonghui.services.assistance.actions import family, filing
from gonghui.services.assistance.models import Attachment, Household
from gonghui.services.assistance.queries import households

IMPORTS = ("import", "import-check", "import-confirm", "import-progress", "import-refused", "import-undo")
WITH_FILE = ("household", "edit-file", "add-member", "add-amount", "add-event", "add-paper")


def samples(cast) -> dict[str, tuple[dict | None, dict | None]]:
    files = _file(cast, "member", "basic"), _file(cast, "outsider", "elsewhere")
    batches = tuple({"uid": batch(cast, place).uid} for place in ("basic", "elsewhere"))
    return {
        **{f"workbench-assistance:{name}": batches for name in IMPORTS},
        **{f"workbench-assistance:{name}": _both(files, _uid) for name in WITH_FILE},
        "workbench-assistance:reveal": _both(files, lambda file: {**_uid(file), "field": "id_number"}),
        "workbench-assistance:member": _both(files, _member),
        "workbench-assistance:member-leaving": _both(files, _member),
        "workbench-assistance:reveal-member": _both(files, lambda file: {**_member(file), "field": "name"}),
        "workbench-assistance:event-removal": _both(files, _event),
        "workbench-assistance:paper": _both(files, _paper),
    }


def _both(files, make) -> tuple[dict, dict]:
    here, there = files
    return make(here), make(there)


def _uid(file: Household) -> dict:
    return {"uid": file.uid}


def _member(file: Household) -> dict:
    return {"uid": file.uid, "member": file.members.get(person=None).uid}


def _event(file: Household) -> dict:
    return {"uid": file.uid, "pk": file.events.get().pk}


def _paper(file: Household) -> dict:
    return {"uid": file.uid, "pk": file.attachments.get().pk}


def _file(cast, kind: str, place: str) -> Household:
    union, at = cast.organizations[place], cast.at
    head = cast.people[kind]
    file = households.lasting_of(head) or filing.open_household(
        head=head, organization=union, by=SYSTEM, at=at
    )
    file.facts.region = ""
    file.facts.save()
    family.keep_member(file, {"name": "Chen Ming", "relation": "20"}, by=SYSTEM, at=at)
    today = timezone.localdate(at)
    family.record_event(file, kind="sudden_event", on=today, cost=0, by=SYSTEM, at=at)
    kept = StoredFile(kind=Kind.IMAGE, media_type="image/jpeg", size=1, sha256="0" * 64)
    kept.original_name, kept.sensitive, kept.sealed = "a.jpg", True, True
    kept.uploaded_at = at
    kept.save()
    Attachment.objects.create(household=file, kind="2", file=kept, added_at=at)
    return file


def batch(cast, place: str, workbook: str = "households") -> Batch:
    return Batch.objects.create(
        organization=cast.organizations[place],
        workbook=workbook,
        file_name="households.xlsx",
        sha256="0" * 64,
        state=Batch.State.READY,
        by_name="Zhou",
        began_at=cast.at,
    )
