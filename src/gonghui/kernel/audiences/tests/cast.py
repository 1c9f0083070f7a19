"""Members of two unions, made in few lines."""

import datetime
import itertools
from types import SimpleNamespace

from gonghui.kernel.access.tests import cast as people
from gonghui.kernel.organizations.models import Organization
from gonghui.services.membership.models import Membership

TODAY = people.TODAY
_numbers = itertools.count(1)


def member(place: Organization, name: str = "陈秀兰", **told: object) -> Membership:
    """A member since 2020; sex, birth date and other particulars of the person by keyword."""
    who = people.person(name)
    of_person = {key: told.pop(key) for key in ("sex", "birth_date", "ethnic_group") if key in told}
    for key, value in of_person.items():
        setattr(who, key, value)
    who.save()
    began = told.pop("joined_on", datetime.date(2020, 1, 1))
    return Membership.objects.create(
        person=who,
        organization=place,
        number=f"2020{next(_numbers):08}",
        joined_on=began,
        started_on=began,
        name_initials="cxl",
        changed_at=people.NOON,
        **told,
    )


def two_unions() -> SimpleNamespace:
    """The tree of the access tests: the mill with its group, and the forge in another county."""
    return people.tree()
