"""Finding people: by exact number through the blind index, by name, pinyin or the last digits."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from .. import crypto
from ..text import digits, tidy
from . import identity
from .models import ID_PURPOSE, Consent, Person, id_binding

AT_ONCE = 500


def by_id_number(number: str) -> Person | None:
    """The person with exactly this identity number, under any key that is still kept."""
    return Person.objects.filter(id_index__in=indexes_of(identity.clean(number))).first()


def indexes_of(number: str) -> list[str]:
    return [
        crypto.blind_index(number, purpose=ID_PURPOSE, key_number=key).hex() for key in crypto.key_numbers()
    ]


def by_indexes(indexes: Iterable[str]) -> dict[str, Person]:
    """People by their blind index, some hundred at a time."""
    wanted = list(indexes)
    found: dict[str, Person] = {}
    for start in range(0, len(wanted), AT_ONCE):
        for person in Person.objects.filter(id_index__in=wanted[start : start + AT_ONCE]):
            found[person.id_index] = person
    return found


def search(queryset: QuerySet, text: str, prefix: str = "") -> QuerySet:
    """Rows whose person is meant: a name, initials ("zs"), pinyin, an exact number, last digits."""
    text = tidy(text)
    if not text:
        return queryset
    return queryset.filter(_meant(text, prefix))


def id_number(person: Person) -> str:
    """The readable number. Only `access.reveal` and exports that journal themselves may call this."""
    return crypto.open_text(person.id_sealed, bound_to=id_binding(person.uid)) if person.id_sealed else ""


def standing_consents(person: Person) -> dict[str, Consent]:
    return {consent.field: consent for consent in person.consents.filter(withdrawn_at__isnull=True)}


def _meant(text: str, prefix: str) -> Q:
    number = identity.clean(text)
    if len(number) == 18:
        return Q(**{f"{prefix}id_index__in": indexes_of(number)})
    typed = digits(text)
    if typed and typed == text and len(typed) >= 4:
        return Q(**{f"{prefix}id_tail": typed[-4:]}) | Q(**{f"{prefix}phone": typed})
    if text.isascii():
        letters = text.replace(" ", "").lower()
        upper = letters[:-1] + chr(ord(letters[-1]) + 1)
        initials = Q(**{f"{prefix}name_initials__gte": letters, f"{prefix}name_initials__lt": upper})
        return initials | Q(**{f"{prefix}name_pinyin__startswith": letters}) if len(letters) > 4 else initials
    return Q(**{f"{prefix}name__contains": text})
