"""The matters grievances are about, as they hold on a day."""

import datetime

from django.db.models import Q, QuerySet

from ..models import Category


def in_force(on: datetime.date) -> QuerySet[Category]:
    """All categories of a day, in their order."""
    return Category.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)


def roots(on: datetime.date) -> list[Category]:
    """The first step of the tree."""
    return list(in_force(on).filter(parent=None))


def find(code: str) -> Category | None:
    return Category.objects.filter(code=code).first()


def known_codes() -> set[str]:
    return set(Category.objects.values_list("code", flat=True))


def meant(text: str, chosen: Category, on: datetime.date) -> Category:
    """The part of the chosen category whose words the text holds; the chosen one when there is none."""
    for part in in_force(on).filter(parent=chosen):
        if any(word in text for word in part.words):
            return part
    return chosen
