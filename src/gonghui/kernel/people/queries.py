"""Finding people: by exact number through the blind index, by name, pinyin or the last digits."""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import StrIndex

from .. import crypto
from ..bulk import found_among
from ..text import digits, tidy
from . import identity, keyring, readings
from .look_alikes import variants
from .models import ID_PURPOSE, Consent, Person, Profile, id_binding

TOLD = ("education_note", "profession", "skills", "interests", "changed_at")
NOT_TOLD = ("id", "uid", "id_sealed", "id_index")
AT_ONCE = 2_000


def by_id_number(number: str) -> Person | None:
    """The person with exactly this identity number, under any key that is still kept."""
    return Person.objects.filter(id_index__in=indexes_of(identity.clean(number))).first()


def indexes_of(number: str) -> list[str]:
    """The blind indexes of a clean number, one for each key that is kept, newest first."""
    keyring.refresh()
    return [
        crypto.blind_index(number, purpose=ID_PURPOSE, key_number=key).hex() for key in crypto.key_numbers()
    ]


def by_id_numbers(numbers: Iterable[str]) -> dict[str, Person]:
    """People by their clean number, for many at once; also while keys turn."""
    keyring.refresh()
    found: dict[str, Person] = {}
    missing = list(dict.fromkeys(filter(None, numbers)))
    for key in crypto.key_numbers():
        index = crypto.index_maker(ID_PURPOSE, key)
        named = {index(number.encode()).hex(): number for number in missing}
        found |= {named[hexed]: person for hexed, person in by_indexes(named).items()}
        missing = [number for number in missing if number not in found]
        if not missing:
            break
    return found


def by_indexes(indexes: Iterable[str]) -> dict[str, Person]:
    """People by their blind index (hex), in steps of AT_ONCE."""
    present = found_among(Person, "id_index", list(indexes))
    found: dict[str, Person] = {}
    for start in range(0, len(present), AT_ONCE):
        for person in Person.objects.filter(id_index__in=present[start : start + AT_ONCE]):
            found[str(person.id_index)] = person
    return found


def any_of_indexes(indexes: list[str]) -> bool:
    """Whether somebody already has one of these blind indexes (hex)."""
    return bool(found_among(Person, "id_index", indexes))


def search(queryset: QuerySet, text: str, prefix: str = "") -> QuerySet:
    """Rows whose person is meant: by a name or part of it, initials ("zs"), pinyin, number or last digits.

    `prefix` leads from the rows to the person, as "person__".
    """
    text = tidy(text)
    if not text:
        return queryset
    number = identity.clean(text)
    if len(number) == 18 and number[:17].isdigit():
        return queryset.filter(**{f"{prefix}id_index__in": indexes_of(number)})
    typed = digits(text)
    if len(typed) >= 3 and text.replace(" ", "").replace("-", "").upper() in (typed, typed + "X"):
        return _by_digits(queryset, text.replace(" ", "").replace("-", "").upper(), prefix)
    if text.isascii():
        letters = text.replace(" ", "").replace("'", "").lower()
        begins = _begins(f"{prefix}name_initials", letters) | _begins(f"{prefix}name_pinyin", letters)
        return queryset.filter(begins)
    return queryset.alias(name_part=StrIndex(f"{prefix}name", Value(text))).filter(name_part__gt=0)


def look_alikes(person: Person) -> QuerySet[Person]:
    """Other people whose names could be taken for this one's, for an officer to compare."""
    return Person.objects.filter(look_alikes_of(person.name)).exclude(pk=person.pk)


def look_alikes_of(name: str) -> Q:
    """The condition for names that look like this one without being it."""
    others = variants(name)
    return Q(name_initials__in={readings.pinyin(other)[1] for other in others}, name__in=others)


def confusable() -> QuerySet[Person]:
    """People whose name holds letters that imitate others, newest first."""
    return Person.objects.filter(name_confusable=True).order_by("-pk")


def id_number(person: Person) -> str:
    """The readable number. Only `access.reveal` and exports that journal themselves may call this."""
    if not person.id_sealed:
        return ""
    keyring.refresh()
    return crypto.open_text(bytes(person.id_sealed), bound_to=id_binding(person.uid))


def standing_consents(person: Person) -> dict[str, Consent]:
    return {consent.field: consent for consent in person.consents.filter(withdrawn_at__isnull=True)}


def consenting(field: str) -> QuerySet[Person]:
    """People who let the union use what they told in this field of their profile."""
    standing = Consent.objects.filter(field=field, withdrawn_at__isnull=True)
    return Person.objects.filter(pk__in=standing.values("person"), profile__isnull=False)


def _by_digits(queryset: QuerySet, typed: str, prefix: str) -> QuerySet:
    """Four digits are the end of a number or a telephone; more begin a telephone."""
    if len(typed) != 4:
        return queryset.filter(_begins(f"{prefix}phone", typed))
    return queryset.filter(Q(**{f"{prefix}id_tail": typed}) | Q(**{f"{prefix}phone_tail": typed}))


def _begins(field: str, letters: str) -> Q:
    """A beginning, said so that each database uses its index: a range on SQLite, LIKE on PostgreSQL."""
    if connection.vendor == "postgresql":
        return Q(**{f"{field}__startswith": letters})
    return Q(**{f"{field}__gte": letters, f"{field}__lt": letters[:-1] + chr(ord(letters[-1]) + 1)})


def about_person(person: Person) -> dict[str, Any]:
    """Everything this room holds on a person, readable, for the person's own export."""
    fields = [field for field in Person._meta.concrete_fields if field.name not in NOT_TOLD]
    held = {field.name: getattr(person, field.attname) for field in fields}
    consents = [
        {
            "field": consent.field,
            "purpose": consent.purpose,
            "given_at": consent.given_at,
            "withdrawn_at": consent.withdrawn_at,
        }
        for consent in person.consents.order_by("given_at", "pk")
    ]
    told = Profile.objects.filter(person=person).values(*TOLD).first() or {}
    return {**held, "id_number": id_number(person), "told_by_oneself": told, "consents": consents}
