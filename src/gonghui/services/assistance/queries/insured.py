"""How the people of households are insured now, and what was last written down of it."""

from collections.abc import Iterable

from ..models import Household, HouseholdMember, InsuranceState

# A household and one of its people; None for the head.
Who = tuple[int, int | None]


def now(pks: Iterable[int]) -> dict[Who, tuple[str, str]]:
    """Insurance and gap of everybody who lives in these households, as the files tell today."""
    heads = Household.objects.filter(pk__in=pks).values_list("pk", "insurance", "insurance_gap")
    found: dict[Who, tuple[str, str]] = {(pk, None): (insurance, gap) for pk, insurance, gap in heads}
    people = HouseholdMember.objects.filter(household__in=pks, left_on=None, person=None)
    for home, pk, insurance, gap in people.values_list("household", "pk", "insurance", "insurance_gap"):
        found[home, pk] = (insurance, gap)
    return found


def last(pks: Iterable[int]) -> dict[Who, tuple[str, str]]:
    """What was last written down of each."""
    rows = InsuranceState.objects.filter(household__in=pks).order_by("since", "id")
    return {
        (home, member): (insurance, gap)
        for home, member, insurance, gap in rows.values_list("household", "member", "insurance", "gap")
    }


def history(household: Household) -> list[InsuranceState]:
    """Everything written down of a household, the newest first."""
    return list(household.insurance_states.select_related("member").order_by("-since", "-id"))
