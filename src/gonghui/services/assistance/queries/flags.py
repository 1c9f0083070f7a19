"""What does not add up in a file: named, shown and counted, never repaired silently."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..models import Household, HouseholdMember

LASTING = ("open", "on_file", "observed")
MANY_PERSONS = 12
AT_ONCE = 2000
WORDS = {
    "members.stated": _("填的家庭人口和成员名单对不上"),
    "income.stated": _("填的家庭年总收入和分项加起来对不上"),
    "persons.many": _("一户人口多得不寻常"),
    "member.elsewhere": _("有成员也在另一份档案里"),
}
"""Flag → what is said of it."""


def flags_of(household: Household, found: dict[str, Any]) -> list[str]:
    """The flags of a file whose totals were worked out."""
    stated = {"members": household.stated_members, "income": household.stated_income}
    flags = compared(stated, found["members"], found["annual_income_fen"])
    return [*flags, "member.elsewhere"] if elsewhere([household.pk]) else flags


def compared(stated: dict[str, int | None], members: int, income: int) -> list[str]:
    """Stated totals beside those that the rows give."""
    flags = []
    if stated.get("members") is not None and stated["members"] != members:
        flags.append("members.stated")
    if stated.get("income") is not None and stated["income"] != income:
        flags.append("income.stated")
    if max(members, stated.get("members") or 0) > MANY_PERSONS:
        flags.append("persons.many")
    return flags


def words(flags: Iterable[str]) -> list[str]:
    return [str(WORDS[flag]) for flag in flags if flag in WORDS]


def elsewhere(pks: list[int]) -> set[int]:
    """Those of these files in which somebody stands who also stands in another lasting one.

    Plain look-ups by one index each: joined, SQLite reads all members once for every few files.
    """
    present = HouseholdMember.objects.filter(left_on=None)
    numbered = present.filter(household__in=pks, id_index__isnull=False)
    indexes = sorted(set(numbered.values_list("id_index", flat=True)))
    homes: dict[str, set[int]] = defaultdict(set)
    for start in range(0, len(indexes), AT_ONCE):
        part = present.filter(id_index__in=indexes[start : start + AT_ONCE])
        for index, home in part.values_list("id_index", "household_id"):
            homes[index].add(home)
    shared = [found for found in homes.values() if len(found) > 1]
    wanted = set().union(*shared)
    lasting = set(Household.objects.filter(pk__in=wanted, state__in=LASTING).values_list("pk", flat=True))
    return set().union(*(found for each in shared if len(found := each & lasting) > 1)) & set(pks)
