"""What audiences may begin from and ask of households in hardship."""

import datetime

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.audiences.reading import several
from gonghui.manifest import Criterion, Population

from ..models import Household
from . import naming

HOUSEHOLDS = "assistance.households"
VIEW = "assistance.view"
_HELPED = (Household.State.ON_FILE, Household.State.OBSERVED)


def heads_on(on: datetime.date) -> QuerySet[Household]:
    """Households that were on file on a day; `person` is the head, who stands for the household."""
    still = Q(state__in=_HELPED) | Q(state=Household.State.LIFTED, ended_on__gt=on)
    filed = Q(filed_on__isnull=True) | Q(filed_on__lte=on)
    return Household.objects.filter(still, filed).annotate(person=FilteredRelation("head"))


def of_category(on: datetime.date, *, categories: list[str]) -> Q:
    """Whose household is on file and was last found in one of these categories."""
    wanted = [code for code in several(categories) if code in naming.category_names()]
    if len(wanted) != len(categories):
        raise ValueError(categories)
    held = Household.objects.filter(head=OuterRef("person"), state__in=_HELPED, facts__category__in=wanted)
    return Q(Exists(held))


def _says_category(on: datetime.date, categories: list[str]) -> str:
    return _("困难类别是{names}").format(names="、".join(map(naming.category_name, categories)))


POPULATIONS = (Population(HOUSEHOLDS, _("在档困难家庭"), heads_on),)
CRITERIA = (
    Criterion(
        "assistance.category",
        _("困难类别"),
        of_category,
        _says_category,
        {"categories": _("困难类别")},
        sensitive=True,
        needs=VIEW,
        choices={"categories": lambda: naming.category_names().items()},
    ),
)
