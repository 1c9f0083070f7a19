"""For the access table: rights work of the first basic union, and of the other city."""

import itertools
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.people.models import Person
from gonghui.services.grievances.actions import alerting, asking_aid, bargaining, mediating, supervising
from gonghui.services.grievances.models import LegalAid, WageAlert

SIDES = (("member", "basic", "county"), ("outsider", "elsewhere", "other city"))
ABOUT = itertools.cycle(("hours", "contract", "insurance", "injury"))
WORK, OWN = "workbench-grievances", "portal-grievances"


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    here, there = (_made(cast, *side) for side in SIDES)
    return {name: (values, there[name]) for name, values in here.items()}


def _made(cast: Any, kind: str, place: str, city: str) -> dict[str, dict[str, Any]]:
    person, union = cast.people[kind], cast.organizations[place]
    told: dict[str, Any] = {"organization": union, "by": SYSTEM, "at": cast.at}
    today = timezone.localdate(cast.at)
    raised, confirmed = (_alert(cast, city, told) for _each in range(2))
    alerting.acknowledge(confirmed, by=SYSTEM, at=cast.at)
    dispute = mediating.Dispute("wages", 1, today, person.name, "厂方", "补发工资", "调解员")
    running, agreed = (mediating.begin(dispute, **told) for _each in range(2))
    ended = {"on": today, "words": "分期付清", "perform_by": today, "by": SYSTEM, "at": cast.at}
    mediating.end(agreed, "agreed", **ended)
    round_ = bargaining.offer("wages", "工资专项集体合同", offered_by="union", on=today, **told)
    found = supervising.Found("wages", "厂方", "拖欠工资", "付清", today)
    opinion, unheeded = (supervising.issue(found, **told) for _each in range(2))
    answered = {"put_right": False, "on": today, "words": "", "by": SYSTEM, "at": cast.at}
    supervising.reply(unheeded, **answered)
    return {
        f"{WORK}:alert": {"uid": raised.uid},
        f"{WORK}:alert-acknowledge": {"uid": raised.uid},
        f"{WORK}:alert-settle": {"uid": confirmed.uid},
        f"{WORK}:mediation": {"uid": running.uid},
        f"{WORK}:mediation-end": {"uid": running.uid},
        f"{WORK}:mediation-perform": {"uid": agreed.uid},
        f"{WORK}:bargaining": {"uid": round_.uid},
        f"{WORK}:bargaining-step": {"uid": round_.uid},
        f"{WORK}:opinion": {"uid": opinion.uid},
        f"{WORK}:opinion-reply": {"uid": opinion.uid},
        f"{WORK}:opinion-handing": {"uid": unheeded.uid},
        f"{OWN}:aid-again": {"uid": _returned(cast, person, union).case.uid},
    }


def _alert(cast: Any, city: str, told: dict[str, Any]) -> WageAlert:
    """One that the officer of the county or of the other city is to confirm."""
    alert = alerting.raise_alert(alerting.Unpaid("厂方", 3, 300_000, "工地"), **told)
    WageAlert.objects.filter(pk=alert.pk).update(city=cast.organizations[city])
    return alert


def _returned(cast: Any, person: Person, union: Any) -> LegalAid:
    """One that came back, without the membership that asking for it takes."""
    by = Actor(person.pk, person.name)
    aid = LegalAid(organization=union, person=person, about=next(ABOUT), help="advice", asked_at=cast.at)
    aid.particulars = asking_aid.Wanted(aid.about, aid.help, "厂方", "没有付钱").particulars
    aid.case = cases.open_case(
        "grievances.legal_aid", organization=union, applicant=person, by=by, at=cast.at, title="法律援助"
    )
    aid.save()
    Case.objects.filter(pk=aid.case.pk).update(stage="returned", waits_for_applicant=True)
    return aid
