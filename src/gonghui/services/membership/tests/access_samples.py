"""For the access table: members, applications, imports and saved views, here and elsewhere."""

from django.utils import timezone

from gonghui.exchange.models import Batch
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.cases import actions as cases
from gonghui.services.membership import flows
from gonghui.services.membership.actions import cards, life
from gonghui.services.membership.models import JoinApplication, SavedView

IMPORTS = ("import", "import-check", "import-confirm", "import-progress", "import-refused", "import-undo")


def samples(cast) -> dict[str, tuple[dict | None, dict | None]]:
    here, there = _member(cast, "member", "basic"), _member(cast, "outsider", "elsewhere")
    batches = tuple({"uid": _batch(cast, place).uid} for place in ("basic", "elsewhere"))
    views = tuple({"pk": _view(cast, kind).pk} for kind in ("officer", "outsider"))
    sides = (("member", "basic"), ("outsider", "elsewhere"))
    asked = tuple({"uid": _application(cast, *side).uid} for side in sides)
    return {
        "portal-membership:application": asked,
        "portal-membership:join-by-link": ({"code": cast.organizations["basic"].code}, None),
        "portal-membership:withdraw-consent": ({"field": "skills"}, None),
        **{f"workbench-membership:{name}": batches for name in IMPORTS},
        "workbench-membership:member": _both(here, there),
        "workbench-membership:change": _both(here, there, kind="retain"),
        "workbench-membership:reveal": _both(here, there, field="id_number"),
        "workbench-membership:transfer": _both(here, there),
        "workbench-membership:verify-scanned": ({"token": cards.token(here, cast.at)}, None),
        "workbench-membership:remove-view": views,
    }


def _both(here, there, **more: str) -> tuple[dict, dict]:
    return {"uid": here.uid, **more}, {"uid": there.uid, **more}


def _member(cast, kind: str, place: str):
    union, today = cast.organizations[place], timezone.localtime(cast.at).date()
    return life.admit(person=cast.people[kind], organization=union, on=today, by=SYSTEM, at=cast.at)


def _batch(cast, place: str) -> Batch:
    return Batch.objects.create(
        organization=cast.organizations[place],
        workbook="roster",
        file_name="名册.xlsx",
        sha256="0" * 64,
        state=Batch.State.READY,
        by_name="周岩",
        began_at=cast.at,
    )


def _view(cast, kind: str) -> SavedView:
    return SavedView.objects.create(account=cast.accounts[kind], name="在册", query="state=active")


def _application(cast, kind: str, place: str) -> JoinApplication:
    person, union = cast.people[kind], cast.organizations[place]
    case = cases.open_case(
        flows.JOIN, organization=union, applicant=person, by=SYSTEM, at=cast.at, title="入会申请"
    )
    return JoinApplication.objects.create(
        organization=union, person=person, case=case, started_at=cast.at, saved_at=cast.at, sent_at=cast.at
    )
