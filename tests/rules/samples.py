"""Things for the access table to look at, for the two surfaces and the kernel's own pages.

Each is made twice: in the first basic union and for its member, and elsewhere for someone of elsewhere.
"""

import datetime

from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.cases.models import Case, CoSign, StandIn
from gonghui.kernel.files.models import Kind, StoredFile
from gonghui.kernel.notices.models import Notice
from gonghui.kernel.people.actions import register_person
from gonghui.services.membership.tests import applying

from .cast import Cast

Pair = tuple[dict | None, dict | None]
CASE_WORK = ("case", "claim", "hand-over", "return", "ask-co-signer", "answer-co-sign")
TREE_WORK = ("", "-close", "-details", "-merge", "-move", "-found", "-term")


def samples(cast: Cast) -> dict[str, Pair]:
    """Route name → values for something own and something foreign."""
    case = _pair(cast, _case)
    own_case = _pair(cast, _case_of_a_member)
    place = tuple({"uid": cast.organizations[name].uid} for name in ("basic", "elsewhere"))
    return {
        **{f"workbench:{name}": case for name in CASE_WORK},
        "workbench:drop-co-signer": _pair_of_case_and_signer(cast, case),
        **{f"workbench:organization{deed}": place for deed in TREE_WORK},
        "workbench:end-position": _pair(cast, _position),
        "workbench:end-stand-in": _pair(cast, _stand_in),
        "portal:case": own_case,
        "portal:withdrawal": own_case,
        "portal:message": _pair(cast, _notice),
        "portal:officers-of": ({"code": cast.organizations["basic"].code}, None),
        "files:download": _pair(cast, _file),
        "ui:pattern": ({"name": "member"}, None),
        "ui:sheet": ({"name": "look", "digest": "0"}, None),
    }


def _pair(cast: Cast, make) -> Pair:
    """`make(cast, union, person)` for both sides."""
    sides = (("basic", "member", 1), ("elsewhere", "outsider", 2))
    return tuple(
        {"uid": make(cast, cast.organizations[place], cast.people[kind], number).uid}
        for place, kind, number in sides
    )


def _pair_of_case_and_signer(cast: Cast, cases: Pair) -> Pair:
    """The same cases, waiting for the signature of the chair and of somebody elsewhere."""
    signers = (cast.people["chair"], cast.people["outsider"])
    for values, signer in zip(cases, signers, strict=True):
        case = Case.objects.get(uid=values["uid"])
        CoSign.objects.create(
            case=case, stage=case.stage, person=signer, asked_by=cast.people["officer"], at=cast.at
        )
    return tuple({**values, "person": signer.uid} for values, signer in zip(cases, signers, strict=True))


def _case(cast: Cast, union, person, number: int):
    return applying.application(union, "马小军", 800 + number, cast.at)


def _case_of_a_member(cast: Cast, union, person, number: int):
    case = applying.application(union, "牛大力", 810 + number, cast.at)
    type(case).objects.filter(pk=case.pk).update(applicant=person)
    return case


def _position(cast: Cast, union, person, number: int):
    return access.appoint(
        register_person(name="钱有为", by=SYSTEM, at=cast.at),
        union,
        "content_editor",
        valid_from=timezone.localtime(cast.at).date(),
        by=SYSTEM,
        at=cast.at - datetime.timedelta(days=1),
    )


def _stand_in(cast: Cast, union, person, number: int):
    today = timezone.localtime(cast.at).date()
    return StandIn.objects.create(
        person=cast.people["officer"] if number == 1 else person,
        stand_in=register_person(name="赵铁柱", by=SYSTEM, at=cast.at),
        organization=union,
        valid_from=today,
        valid_to=today,
    )


def _notice(cast: Cast, union, person, number: int):
    return Notice.objects.create(person=person, kind="membership.joined", title="消息", created_at=cast.at)


def _file(cast: Cast, union, person, number: int):
    file = StoredFile(kind=Kind.DOCUMENT, media_type="text/plain", size=1, sha256="0" * 64)
    file.original_name, file.sensitive, file.sealed = "a.txt", False, False
    file.uploaded_by_person_id, file.uploaded_at = person.pk, cast.at
    file.save()
    return file
