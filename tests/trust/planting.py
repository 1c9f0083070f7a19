"""Words that betray where they came from, planted in the house before somebody reads it."""

from dataclasses import replace

from django.apps import apps
from django.db import models

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations.actions import found
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import actions as people
from gonghui.kernel.people.identity import check_digit
from gonghui.kernel.people.models import Person
from tests.rules import access_table

CANARY, INITIALS = "金丝雀乙", "jsqy"
WORDS = {
    *("name", "title", "body", "reason", "note", "question", "remark", "workplace", "department", "job"),
    *("group_name", "union_duty", "residence", "file_name", "says", "by_name", "organization_name", "fault"),
}
HEAD = "99010319800229012"
SECRETS = {"id_number": HEAD + check_digit(HEAD), "phone": "13911112222", "residence": "岚州市演示路 77 号"}
NAME = "百里挑一"


def plant(house) -> int:
    """Write the canary into every text of the other city's union and of its people; how many rows."""
    there = house.cast.organizations["elsewhere"].path
    planted = 0
    for model in apps.get_models():
        fields = [field for field in model._meta.concrete_fields if field.name in WORDS and _is_text(field)]
        if model is Organization or not fields or not model.__module__.startswith("gonghui."):
            continue
        rows = model._default_manager.filter(pk__in=_rows_of(model, there, house))
        planted += rows.update(**{field.name: CANARY[: field.max_length or 99] for field in fields})
    _people_of(there, house).update(name=CANARY, name_pinyin="jinsiqueyi", name_initials=INITIALS)
    return planted


def _is_text(field: models.Field) -> bool:
    return isinstance(field, (models.CharField, models.TextField)) and not field.choices


def _rows_of(model: type[models.Model], there: str, house) -> list[int]:
    names = {field.name for field in model._meta.concrete_fields}
    if model is Person:
        return list(_people_of(there, house).values_list("pk", flat=True))
    if "path" in names and model._meta.app_label != "journal":
        return list(model._default_manager.filter(path__startswith=there).values_list("pk", flat=True))
    if "organization" in names and model._meta.app_label != "journal":
        return list(
            model._default_manager.filter(organization__path__startswith=there).values_list("pk", flat=True)
        )
    if "person" in names:
        found = model._default_manager.filter(person__in=_people_of(there, house))
        return list(found.values_list("pk", flat=True))
    return []


def _people_of(there: str, house) -> models.QuerySet[Person]:
    applicants = Case.objects.filter(path__startswith=there).values_list("applicant", flat=True)
    outsider = house.cast.people["outsider"].pk
    return Person.objects.filter(pk__in=[*applicants.exclude(applicant=None), outsider])


def keep_secrets(house) -> None:
    """Give the member of the own union a name of her own and everything that is masked."""
    member = house.cast.people["member"]
    by_at = {"by": SYSTEM, "at": house.cast.at}
    people.correct_id_number(member, SECRETS["id_number"], reason="核对身份证", **by_at)
    plain = {"name": NAME, "phone": SECRETS["phone"], "residence": SECRETS["residence"]}
    people.change_person(member, plain, **by_at)
    member.account.phone = SECRETS["phone"]
    member.account.save()


def grow(house) -> None:
    """As much again in the other city, and in a further union of it."""
    other = house.cast.organizations["other city"]
    third = found(code="990777", name="第三工会", level="basic", parent=other, by=SYSTEM, at=house.cast.at)
    known, accounts = dict(house.cast.people), dict(house.cast.accounts)
    for number, kind in enumerate(("member", "outsider", "officer", "chair")):
        phone = f"1390007{number:04}"
        known[kind] = people.register_person(name="钱有余", phone=phone, by=SYSTEM, at=house.cast.at)
        accounts[kind] = access.open_account(phone, known[kind], by=SYSTEM, at=house.cast.at)
    places = {"basic": house.cast.organizations["elsewhere"], "elsewhere": third}
    organizations = house.cast.organizations | places
    access_table.samples(replace(house.cast, people=known, accounts=accounts, organizations=organizations))
