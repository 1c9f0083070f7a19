"""Registering people and changing what is held about them; every deed is journaled without the values."""

import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from .. import crypto
from ..actor import Actor
from ..journal import actions as journal
from ..refusal import Refusal
from . import identity, names, queries
from .models import Consent, Person, Profile


class NumberTaken(Refusal):
    says = _("这个身份证号码已经登记在另一个人名下，请核对号码和姓名。")


@transaction.atomic
def register_person(
    *, name: str, id_number: str = "", by: Actor, at: datetime.datetime, **details: Any
) -> Person:
    """Register one person. Sex and birth date come from the number when not given. Raises NumberTaken."""
    number = identity.clean(id_number)
    if number and queries.by_id_number(number):
        raise NumberTaken
    person = Person(created_at=at, changed_at=at, **details)
    set_name(person, name)
    if number:
        person.seal_id_number(number)
        if person.id_kind == "01":
            person.sex = person.sex or identity.sex(number)
            person.birth_date = person.birth_date or identity.birth_date(number)
    person.save()
    record("person.registered", person, by, at, body={"fields": sorted(details)})
    return person


@transaction.atomic
def change_person(
    person: Person, changes: dict[str, Any], *, by: Actor, at: datetime.datetime, reason: str = ""
) -> Person:
    """Change plain fields; the journal keeps which ones, and fingerprints of old and new values."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    changed = {field: value for field, value in changes.items() if getattr(person, field) != value}
    if not changed:
        return person
    body = {field: _marks(getattr(person, field), value) for field, value in changed.items()}
    for field, value in changed.items():
        if field == "name":
            set_name(person, value)
        else:
            setattr(person, field, value)
    person.changed_at = at
    person.save()
    record("person.changed", person, by, at, reason=reason, body=body)
    return person


@transaction.atomic
def tell_about_oneself(
    person: Person, field: str, value: Any, purpose: str, *, by: Actor, at: datetime.datetime
) -> None:
    """Keep one dimension of the profile with the person's consent to its purpose."""
    profile, _made = Profile.objects.get_or_create(person=person, defaults={"changed_at": at})
    setattr(profile, field, value)
    profile.changed_at = at
    profile.save()
    if field not in queries.standing_consents(person):
        Consent.objects.create(person=person, field=field, purpose=purpose, given_at=at)
    record("profile.told", person, by, at, body={"field": field})


@transaction.atomic
def withdraw_consent(person: Person, field: str, *, by: Actor, at: datetime.datetime) -> None:
    """End a consent and erase what was told under it."""
    Consent.objects.filter(person=person, field=field, withdrawn_at__isnull=True).update(withdrawn_at=at)
    empty: Any = [] if field in ("skills", "interests") else ""
    Profile.objects.filter(person=person).update(**{field: empty, "changed_at": at})
    record("profile.withdrawn", person, by, at, body={"field": field})


def set_name(person: Person, name: str) -> None:
    """A name with its pinyin and the sign that a person should look at it."""
    person.name = names.clean(name)
    person.name_pinyin, person.name_initials = names.pinyin(person.name)
    person.name_confusable = names.is_confusable(person.name)


def record(
    deed: str, person: Person, by: Actor, at: datetime.datetime, reason: str = "", body: Any = None
) -> None:
    journal.record(
        deed,
        by=by,
        at=at,
        subject=("people.Person", person.pk),
        about_person_id=person.pk,
        reason=reason,
        body=body or {},
    )


def _marks(old: Any, new: Any) -> list[str]:
    return [crypto.fingerprint(str(old)), crypto.fingerprint(str(new))]
