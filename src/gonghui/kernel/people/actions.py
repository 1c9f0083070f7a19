"""Registering people and changing what is held about them; every deed is journaled without the values."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .. import crypto
from ..actor import Actor
from ..journal import actions as journal
from ..refusal import Refusal
from . import identity, names, queries
from .models import Consent, Person, Profile

CITIZEN = "01"
SEALED = frozenset({"uid", "id_sealed", "id_index", "id_tail"})
PROFILE_FIELDS = ("education_note", "profession", "skills", "interests")


class NumberTaken(Refusal):
    says = _("这个身份证号码已经登记在另一个人名下，请核对号码和姓名。")


class NumberWrong(Refusal):
    says = "{fault}"


class NameWrong(Refusal):
    says = "{fault}"


class NoConsent(Refusal):
    says = _("这一项要本人同意才能保存。请先说明用途，请本人勾选同意。")


@transaction.atomic
def register_person(
    *, name: str, id_number: str = "", by: Actor, at: datetime.datetime, **details: Any
) -> Person:
    """Register one person. Sex and birth date come from the number when not given.

    Raises NameWrong, NumberWrong, NumberTaken.
    """
    person = Person(created_at=at, changed_at=at, **details)
    set_name(person, name)
    number = _checked_number(person, id_number, at)
    if number:
        person.seal_id_number(number)
    if number and person.id_kind == CITIZEN:
        person.sex = person.sex or identity.sex(number)
        person.birth_date = person.birth_date or identity.birth_date(number)
    _save(person)
    record("person.registered", person, by, at, body={"fields": sorted(details)})
    return person


@transaction.atomic
def correct_id_number(
    person: Person, id_number: str, *, by: Actor, at: datetime.datetime, reason: str, id_kind: str = ""
) -> Person:
    """Put another number in place of a wrong one. Raises NumberWrong, NumberTaken."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    before = crypto.fingerprint(queries.id_number(person))
    person.id_kind = id_kind or person.id_kind
    number = _checked_number(person, id_number, at)
    person.seal_id_number(number)
    person.verified_at, person.changed_at = None, at
    _save(person)
    body = {"id_number": [before, crypto.fingerprint(number)], "id_kind": person.id_kind}
    record("person.number_corrected", person, by, at, reason=reason, body=body)
    return person


@transaction.atomic
def change_person(
    person: Person, changes: dict[str, Any], *, by: Actor, at: datetime.datetime, reason: str = ""
) -> Person:
    """Change plain fields; the journal keeps which ones, and fingerprints of old and new values.

    An identity number is put right by `correct_id_number`. Raises NameWrong.
    """
    if not SEALED.isdisjoint(changes):
        raise ValueError("the identity number is not a plain field")
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
    if field not in PROFILE_FIELDS:
        raise ValueError(field)
    if not purpose:
        raise NoConsent
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


@transaction.atomic
def verify(person: Person, *, by: Actor, at: datetime.datetime, how: str) -> Person:
    """Keep that someone saw the papers, or that the person answered by telephone (实名核验)."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    person.verified_at = person.changed_at = at
    person.save(update_fields=["verified_at", "changed_at"])
    record("person.verified", person, by, at, reason=how)
    return person


@transaction.atomic
def record_death(person: Person, *, on: datetime.date, by: Actor, at: datetime.datetime) -> Person:
    """Keep the day a person died."""
    return change_person(person, {"died_on": on}, by=by, at=at)


def set_name(person: Person, name: str) -> None:
    """A name with its pinyin and the sign that a person should look at it. Raises NameWrong."""
    person.name = names.clean(name)
    if fault := names.fault(person.name):
        raise NameWrong(fault=fault)
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


def _checked_number(person: Person, typed: str, at: datetime.datetime) -> str:
    number = identity.clean(typed)
    if number and person.id_kind == CITIZEN:
        faults = identity.check(number, on=timezone.localdate(at))
        if refused := [fault for fault in faults if not fault.warning]:
            raise NumberWrong(fault=refused[0].says)
    if number:
        holder = queries.by_id_number(number)
        if holder and holder.pk != person.pk:
            raise NumberTaken
    return number


def _save(person: Person) -> None:
    """Of two who register one number at the same moment the database lets one through."""
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as twice:
        raise NumberTaken from twice


def _marks(old: Any, new: Any) -> list[str]:
    return [crypto.fingerprint(str(old)), crypto.fingerprint(str(new))]
