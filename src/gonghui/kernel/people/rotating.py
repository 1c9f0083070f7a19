"""Turning the keys: a new key seals at once, old rows are re-sealed in the background, nothing pauses.

Rooms that seal values of their own say how to re-seal them (`also_reseal`), so that no key is dropped while
something still needs it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.db.models.functions import Substr
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from .. import crypto
from ..bulk import update_many
from ..refusal import Refusal
from . import keyring, queries
from .models import ID_PURPOSE, Person, id_binding

AT_ONCE = 500
_elsewhere: dict[str, Callable[[], int]] = {}


class KeyStillNeeded(Refusal):
    says = _("密钥 {number} 还封存着 {count} 个值，现在删掉就再也打不开。请先运行 gonghui keys reseal。")


class KeyInUse(Refusal):
    says = _("密钥 {number} 正在使用，不能删除。请先运行 gonghui keys rotate 换新密钥。")


@dataclass
class Resealed:
    """How many values were sealed anew, by what they are, and people whose number someone else has too."""

    counts: dict[str, int] = field(default_factory=dict)
    twins: list[int] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def also_reseal(name: str, reseal: Callable[[], int]) -> None:
    """Have another room's sealed values turned too. `reseal` returns how many it did; call it in `ready`."""
    _elsewhere[name] = reseal


def also_reseal_column(
    model: type[models.Model], name: str, bound_to: Callable[[Any], str], at_once: int = AT_ONCE
) -> None:
    """Have a sealed column of another room turned too; call it in `ready`."""
    label = f"{model._meta.label}.{name}"
    _elsewhere[label] = lambda: reseal_field(model, name, bound_to, at_once)


def turned() -> set[str]:
    """What is re-sealed when keys turn, by the names under which it was announced."""
    return {"people.Person.id_sealed", *_elsewhere}


def rotate(progress: Callable[[int], None] = lambda done: None) -> int:
    """Make a new key and re-seal everything with it. Returns the new key's number."""
    number = crypto.add_key(Path(settings.DATA))
    reseal(progress)
    return number


def reseal(progress: Callable[[int], None] = lambda done: None) -> Resealed:
    """Re-seal what an older key sealed; safe to stop and to start again, and while people work."""
    keyring.refresh()
    result = Resealed()
    done = 0
    for chunk, twins in _chunks():
        done += chunk
        result.twins += twins
        progress(done)
    result.counts["people.Person.id_number"] = done
    for name, other in _elsewhere.items():
        result.counts[name] = other()
    return result


def reseal_field(
    model: type[models.Model], name: str, bound_to: Callable[[models.Model], str], at_once: int = AT_ONCE
) -> int:
    """Re-seal one sealed column of any model, for `also_reseal`. Returns how many rows."""
    done = last = 0
    while True:
        with transaction.atomic():
            rows = list(
                model._base_manager.select_for_update()
                .filter(_older(name), pk__gt=last)
                .order_by("pk")[:at_once]
            )
            for row in rows:
                bound = bound_to(row)
                plain = crypto.open_sealed(getattr(row, name), bound_to=bound)
                model._base_manager.filter(pk=row.pk).update(**{name: crypto.seal(plain, bound_to=bound)})
        if not rows:
            return done
        done, last = done + len(rows), rows[-1].pk


def standing() -> dict[int, int]:
    """How many identity numbers each kept key still seals."""
    keyring.refresh()
    return {number: Person.objects.filter(_sealed_by(number)).count() for number in crypto.key_numbers()}


def drop(number: int) -> None:
    """Forget an old key for good, after making sure that no column of any room needs it.

    Raises KeyInUse, KeyStillNeeded.
    """
    keyring.refresh()
    if number == crypto.newest_number():
        raise KeyInUse(number=number)
    reseal()
    left = _still_sealed_by(number) or _mend_indexes()
    if left:
        raise KeyStillNeeded(number=number, count=left)
    crypto.drop_key(Path(settings.DATA), number)


def _still_sealed_by(number: int) -> int:
    """How many values in all columns of bytes begin as this key's seals do."""
    return sum(
        model._base_manager.filter(_sealed_by(number, column.name)).count()
        for model in apps.get_models()
        for column in model._meta.local_concrete_fields
        if isinstance(column, models.BinaryField)
    )


def _chunks() -> Iterator[tuple[int, list[int]]]:
    """Re-seal people step by step: how many, and whose number turned out to be another's."""
    last = 0
    while True:
        with transaction.atomic():
            held = Person.objects.select_for_update().filter(_older("id_sealed"), pk__gt=last)
            people = list(held.only("uid", "id_sealed", "id_index").order_by("pk")[:AT_ONCE])
            twins = _seal_anew(people)
        if not people:
            return
        last = people[-1].pk
        yield len(people) - len(twins), twins


def _seal_anew(people: list[Person]) -> list[int]:
    index = crypto.index_maker(ID_PURPOSE)
    numbers = {person.pk: queries.id_number(person) for person in people}
    fresh = {pk: index(number.encode()).hex() for pk, number in numbers.items()}
    twins = _taken_by_others(fresh)
    rows = [
        (crypto.seal_text(numbers[person.pk], bound_to=id_binding(person.uid)), fresh[person.pk], person.pk)
        for person in people
        if person.pk not in twins
    ]
    if rows:
        update_many(Person, ["id_sealed", "id_index"], rows)
    return twins


def _mend_indexes() -> int:
    """An import may have worked out an index just before the key turned and sealed just after.

    Returns how many indexes cannot be renewed, because someone else has the number too.
    """
    index, last, left = crypto.index_maker(ID_PURPOSE), 0, 0
    while True:
        with transaction.atomic():
            held = Person.objects.select_for_update().filter(id_sealed__isnull=False, pk__gt=last)
            people = list(held.only("uid", "id_sealed", "id_index").order_by("pk")[:AT_ONCE])
            right = {person.pk: index(queries.id_number(person).encode()).hex() for person in people}
            wrong = {person.pk: right[person.pk] for person in people if right[person.pk] != person.id_index}
            twins = _taken_by_others(wrong)
            rows = [(hexed, pk) for pk, hexed in wrong.items() if pk not in twins]
            if rows:
                update_many(Person, ["id_index"], rows)
        if not people:
            return left
        left, last = left + len(twins), people[-1].pk


def _taken_by_others(indexes: dict[int, str]) -> list[int]:
    """Which of these people, by key, would get an index that another person has."""
    taken = queries.by_indexes(indexes.values())
    return [pk for pk, hexed in indexes.items() if hexed in taken and taken[hexed].pk != pk]


def _older(name: str) -> models.Q:
    """Rows whose sealed column another key than the newest made."""
    return models.Q(**{f"{name}__isnull": False}) & ~_sealed_by(crypto.newest_number(), name)


def _sealed_by(number: int, name: str = "id_sealed") -> models.Q:
    head = bytes((crypto.VERSION, crypto.AES_256_GCM)) + number.to_bytes(2, "big")
    start = Substr(name, 1, len(head), output_field=models.BinaryField())
    return models.Q(Exact(start, models.Value(head, output_field=models.BinaryField())))
