"""For the access table: grievances of the first basic union, and of the other city."""

import itertools
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.files.tests.test_images import photo
from gonghui.kernel.people.actions import register_person
from gonghui.kernel.people.models import Person
from gonghui.services.grievances.actions import extending, handling, passing
from gonghui.services.grievances.models import Basis, Callback, Grievance

from . import saying

SIDES = (("member", "basic", "city"), ("outsider", "elsewhere", "other city"))
_numbers = itertools.count(1)
Values = dict[str, Any]
OFFICERS = ("answer", "progress", "pass-on", "grade", "same", "joint", "words")
ANSWER = {"words": "办好了。", "basis": Basis.FACT, "basis_text": "考勤记录"}


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    here, there = (_made(cast, *side) for side in SIDES)
    return {
        **{name: (values, there[name]) for name, values in here.items()},
        "portal-grievances:who": ({"category": "wages"}, None),
        "portal-grievances:words": ({"category": "wages", "privacy": "named"}, None),
    }


def _made(cast: Any, person: str, place: str, city: str) -> dict[str, Values]:
    told, clerk = {"home": cast.organizations[place]}, clerk_of(cast, city)
    by = {"by": Actor(clerk.pk, clerk.name), "at": cast.at}
    upload = SimpleUploadedFile("考勤.jpg", photo())
    open_ones = {name: _open(cast, person, told) for name in (*OFFICERS, "one", "extension", "withdraw")}
    shown = _open(cast, person, told | {"uploads": [("image", upload)]})
    paused, decided, asked = (_open(cast, person, told) for _each in range(3))
    cases.move(paused.case, "accept", **by)
    cases.return_to_queue(paused.case, **by)
    hidden = saying.grievance(cast, person, privacy="confidential", **told)
    _into_hands(hidden, cast.people["officer"])
    rated, settled = (_open(cast, person, told) for _each in range(2))
    for answered in (rated, settled):
        handling.answer(answered, **ANSWER, **by)
    cases.move(settled.case, "settle_due", by=SYSTEM, at=cast.at)
    part = passing.ask_jointly(asked, organization=cast.organizations[place], question="请查考勤", **by)
    extending.ask(decided, wanted=Decimal(2), reason="等材料", **by)
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
        "portal-grievances:one": {"uid": open_ones["one"].uid},
        "portal-grievances:withdraw": {"uid": open_ones["withdraw"].uid},
        "portal-grievances:rating": {"uid": rated.uid},
    }


def _open(cast: Any, person: str, told: dict[str, Any]) -> Grievance:
    return saying.grievance(cast, person, **told)


def _into_hands(one: Grievance, handler: Person) -> None:
    one.case.work_items.update(handler=handler)
    Case.objects.filter(pk=one.case.pk).update(handler=handler)


def clerk_of(cast: Any, city: str) -> Person:
    """An officer of a city who is none of the cast."""
    person = register_person(name="林书记员", phone=f"1391{next(_numbers):07d}", by=SYSTEM, at=cast.at)
    since = timezone.localdate(cast.at)
    place = cast.organizations[city]
    access.appoint(person, place, "upper_officer", valid_from=since, by=SYSTEM, at=cast.at, reason="届中调整")
    return person
