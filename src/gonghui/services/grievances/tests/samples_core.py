"""For the access table: grievances of the first basic union, and of the other city."""

import itertools
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.cases.models import Case
from gonghui.kernel.files.tests.test_images import photo
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person
from gonghui.services.grievances.models import Callback, Extension, Grievance, JointAnswer

from . import saying

SIDES = (("member", "basic"), ("outsider", "elsewhere"))
_numbers = itertools.count(1)
Values = dict[str, Any]
OFFICERS = ("answer", "progress", "pass-on", "grade", "same", "joint", "words")


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    here, there = (_made(cast, *side) for side in SIDES)
    return {
        **{name: (values, there[name]) for name, values in here.items()},
        "portal-grievances:who": ({"category": "wages"}, None),
        "portal-grievances:words": ({"category": "wages", "privacy": "named"}, None),
    }


def _made(cast: Any, person: str, place: str) -> dict[str, Values]:
    told, clerk = {"home": cast.organizations[place]}, clerk_of(cast)
    upload = SimpleUploadedFile("考勤.jpg", photo())
    open_ones = {name: _open(cast, person, told) for name in (*OFFICERS, "one", "extension", "withdraw")}
    shown = _open(cast, person, told | {"uploads": [("image", upload)]})
    paused, decided, asked, hidden, rated, settled = (_open(cast, person, told) for _each in range(6))
    _stand(paused, "handling")
    _stand(rated, "answered")
    _stand(settled, "settled", ended_at=cast.at)
    Grievance.objects.filter(pk=hidden.pk).update(privacy="confidential")
    _stand(hidden, "received", applicant=None, handler=cast.people["officer"])
    part = JointAnswer(grievance=asked, organization=told["home"], asked_by=clerk, asked_at=cast.at)
    part.particulars = {"question": "请查考勤"}
    part.save()
    Extension.objects.create(grievance=decided, days=2, reason="等材料", asked_by=clerk, asked_at=cast.at)
    called = Callback.objects.create(grievance=settled, sampled_on=timezone.localdate(cast.at))
    return {
        **{f"workbench-grievances:{name}": {"uid": open_ones[name].uid} for name in OFFICERS},
        "workbench-grievances:extension": {"uid": open_ones["extension"].uid},
        "workbench-grievances:extension-decision": {"uid": decided.uid},
        "workbench-grievances:pause": {"uid": paused.uid},
        "workbench-grievances:name": {"uid": hidden.uid},
        "workbench-grievances:paper": {"uid": shown.uid, "pk": shown.attachments.get().pk},
        "workbench-grievances:joint-answer": {"uid": part.uid},
        "workbench-grievances:callback": {"uid": called.uid},
        "workbench-grievances:callback-number": {"uid": called.uid},
        "portal-grievances:one": {"uid": open_ones["one"].uid},
        "portal-grievances:withdraw": {"uid": open_ones["withdraw"].uid},
        "portal-grievances:rating": {"uid": rated.uid},
    }


def _open(cast: Any, person: str, told: dict[str, Any]) -> Grievance:
    return saying.grievance(cast, person, **told)


def _stand(one: Grievance, stage: str, **more: Any) -> None:
    """Let its case stand there, as if the deeds had been done."""
    waits = stage in ("answered", "asked")
    Case.objects.filter(pk=one.case_id).update(stage=stage, waits_for_applicant=waits, **more)
    one.case.work_items.update(stage=stage, closed_at=more.get("ended_at"), handler=more.get("handler"))
    if waits:
        one.case.work_items.update(closed_at=one.case.opened_at)


def clerk_of(cast: Any) -> Person:
    """Somebody who asks for a part of an answer and for more time: none of the cast."""
    phone = f"1391{next(_numbers):07d}"
    return register_person(name="林书记员", phone=phone, by=SYSTEM, at=cast.at)
