"""From the answers of an application to the household's file, and to the facts an estimate needs.

Answers are plain data: amounts in fen a year, days as ISO text, codes of lists, `family` a list of people.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from gonghui.kernel.actor import Actor
from gonghui.kernel.files.models import StoredFile

from .. import details
from ..causes import RULE_EVENT
from ..models import Amount, Attachment, Hardship, Household, HouseholdMember
from ..queries import totals
from ..rules.facts import Household as Facts
from . import family, filing

WHAT = Amount.What
LUMPS = {
    "wages": (WHAT.INCOME, "1"),
    "business": (WHAT.INCOME, "2"),
    "rents": (WHAT.INCOME, "3"),
    "transfers": (WHAT.INCOME, "4"),
    "medical": (WHAT.SPENDING, "1"),
    "schooling": (WHAT.SPENDING, "2"),
    "care": (WHAT.SPENDING, "3"),
    "rent": (WHAT.SPENDING, "4"),
    "dues": (WHAT.SPENDING, "5"),
    "assets": (WHAT.ASSET, "1"),
    "savings": (WHAT.SAVING, "1"),
}
"""Answer → what it is and of which kind; all of a year, in fen."""
TOTAL_INCOME = (WHAT.INCOME, "9")
KINDS_OF_INCOME = ("wages", "business", "rents", "transfers")
MAJOR_ILLNESS = "major_illness"
COLUMNS = ("work_state", "enterprise_kind", "enterprise_state", "insurance", "insurance_gap", "migrant")


def facts_of(answers: dict[str, Any], region: str, on: datetime.date) -> Facts:
    """What policies would look at, were these answers a file."""
    amounts = [Amount(**row, months=family.ONCE, since=on) for row in lumps(answers)]
    events = [Hardship(**event) for event in events_of(answers, on)]
    found = totals.worked_out(amounts, events, people_of(answers), answers.get("causes", ()), on)
    return Facts(
        region=region,
        residence=answers.get("residence") or filing.URBAN,
        aided=bool(answers.get("aided")),
        months_below_line=int(answers.get("months_below_line") or 0),
        **{name: found[name] for name in totals.FACTS},
    )


def lumps(answers: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The amounts told: by kind, or the income of a year in one sum when no kind was told."""
    by_kind = any(answers.get(name) for name in KINDS_OF_INCOME)
    if answers.get("income") and not by_kind:
        what, kind = TOTAL_INCOME
        yield {"what": what, "kind": kind, "fen": answers["income"]}
    for name, (what, kind) in LUMPS.items():
        if answers.get(name):
            yield {"what": what, "kind": kind, "fen": answers[name]}


def events_of(answers: dict[str, Any], on: datetime.date) -> Iterator[dict[str, Any]]:
    """What befell: told with its kind, or named only as a cause. An illness costs what it takes to treat."""
    named = [RULE_EVENT[code] for code in answers.get("causes", ()) if code in RULE_EVENT]
    kind = answers.get("event_kind") or (named[0] if named else "")
    if kind:
        day = datetime.date.fromisoformat(answers["event_on"]) if answers.get("event_on") else on
        cost = answers.get("event_cost") or (answers.get("medical") if kind == MAJOR_ILLNESS else 0)
        yield {
            "kind": kind,
            "on": day,
            "cost": cost or 0,
            "casualty": bool(answers.get("casualty")),
        }


def people_of(answers: dict[str, Any]) -> int:
    """How many live together: as told, and never fewer than are named."""
    return max(int(answers.get("people") or 1), 1 + len(answers.get("family", ())))


@transaction.atomic
def put_into_file(
    household: Household, answers: dict[str, Any], *, source: str, by: Actor, at: datetime.datetime
) -> None:
    """Write the answers into a file. What the file holds beyond them stays; amounts of their kinds end."""
    filing.change_file(household, _changes(answers), by=by, at=at)
    _people(household, answers, by, at)
    for row in lumps(answers):
        family.set_amount(household, **row, months=family.ONCE, source=source, by=by, at=at)
    for event in events_of(answers, timezone.localdate(at)):
        _event(household, event, by, at)
    for paper in answers.get("papers", ()):
        _paper(household, paper, at)


def _changes(answers: dict[str, Any]) -> dict[str, Any]:
    causes = answers.get("causes", [])
    main = answers.get("main_cause") if answers.get("main_cause") in causes else next(iter(causes), "")
    changes = {name: answers[name] for name in details.NAMES if answers.get(name)}
    changes |= {name: answers[name] for name in COLUMNS if answers.get(name)}
    changes |= {"main_cause": main, "other_causes": [code for code in causes if code != main]}
    changes |= {"residence": answers.get("residence") or filing.URBAN, "aided": bool(answers.get("aided"))}
    if answers.get("illness_since"):
        changes["illness_since"] = datetime.date.fromisoformat(answers["illness_since"])
    changes["stated_members"] = people_of(answers)
    return changes


def _people(household: Household, answers: dict[str, Any], by: Actor, at: datetime.datetime) -> None:
    """Those who were named; for those only counted there are rows without a name, filled in at the visit."""
    known = {member.uid.hex: member for member in household.members.filter(left_on=None)}
    named = answers.get("family", [])
    for told in named:
        member = known.get(told.get("uid", ""))
        if member is None and told.get("id_number"):
            member = family.same_person(told["id_number"], household)
        if member is None:
            member = _unnamed(household)
        family.keep_member(household, told, by=by, at=at, member=member)
    missing = people_of(answers) - household.members.filter(left_on=None).count()
    for _each in range(missing):
        family.keep_member(household, {"relation": OTHER_RELATION}, by=by, at=at)


def _unnamed(household: Household) -> HouseholdMember | None:
    return household.members.filter(left_on=None, person=None, particulars_sealed=None).first()


def _event(household: Household, event: dict[str, Any], by: Actor, at: datetime.datetime) -> None:
    """An event told again in a mended application is the same event."""
    same = household.events.filter(kind=event["kind"], on=event["on"]).first()
    if same and (same.cost, same.casualty) == (event["cost"], event["casualty"]):
        return
    if same:
        family.remove_event(same, by=by, at=at, reason="")
    family.record_event(household, **event, by=by, at=at)


def _paper(household: Household, paper: dict[str, str], at: datetime.datetime) -> None:
    file = StoredFile.objects.filter(uid=paper["file"]).first()
    if file and not Attachment.objects.filter(file=file).exists():
        Attachment.objects.create(household=household, kind=paper["kind"], file=file, added_at=at)


OTHER_RELATION = "80"
