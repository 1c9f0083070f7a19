"""Which member is meant: by membership number, identity number or name, within one union."""

import datetime
from typing import Any

from django.db.models import QuerySet

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.people import identity
from gonghui.kernel.people import queries as people

from ..refusals_groups import PersonAmbiguous, PersonUnknown

MEMBERS = "membership.members"


def members(on: datetime.date) -> QuerySet:
    """Members of a day: rows with person, organization and number."""
    return registry.populations()[MEMBERS].rows(on).select_related("person", "organization")


def members_of(actor: Actor, permission: str, on: datetime.date) -> QuerySet:
    """Those in the unions where the actor holds a permission."""
    return access.visible_to(actor, members(on), permission)


def member(text: str, found: QuerySet) -> Any:
    """The one row meant among those that may be seen. Raises PersonUnknown, PersonAmbiguous."""
    text = text.strip()
    number = identity.clean(text)
    is_number = len(number) == 18 and number[:17].isdigit()
    if is_number:
        matching = found.filter(person__id_index__in=people.indexes_of(number))
    elif text.isdigit():
        matching = found.filter(number=text)
    else:
        matching = found.filter(person__name=text)
    rows = list(matching[:9])
    if not rows:
        raise PersonUnknown(text=f"{'*' * 14}{number[-4:]}" if is_number else text)
    if len(rows) > 1:
        raise PersonAmbiguous(text=text, count=len(rows))
    return rows[0]
