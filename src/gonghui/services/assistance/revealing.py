"""Sealed values of hardship assistance that may be looked at with a reason; and the index of members."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel import crypto
from gonghui.kernel.access import reveal
from gonghui.kernel.people import rotating
from gonghui.kernel.people.models import ID_PURPOSE
from gonghui.kernel.sealed import Sealed

from . import details
from .models import Household, HouseholdMember

HEALTH = tuple(
    detail for detail in details.HOUSEHOLD if detail.name.startswith(("health", "illness", "disability"))
)


def offer() -> None:
    """Make masked fields revealable and members' indexes turn with the keys; called at the start."""
    _revealable(Household, "bank_account", _("银行账号"))
    _revealable(HouseholdMember, "name", _("家庭成员姓名"))
    _revealable(HouseholdMember, "id_number", _("家庭成员身份证号码"))
    for model, person_of in ((Household, _head), (HouseholdMember, _head_of_member)):
        reveal.offer(reveal.Revealable(model, "health", _("健康和残疾情况"), _health, person_of))
    rotating.also_reseal(f"{HouseholdMember._meta.label}.id_index", _renew_indexes)


def _revealable(model: type[Sealed], field: str, name: object) -> None:
    person_of = _head if model is Household else _head_of_member
    reveal.offer(reveal.Revealable(model, field, name, lambda row: row.particulars.get(field, ""), person_of))


def _health(row: Sealed) -> str:
    told = row.particulars
    shown = (
        f"{detail.label}：{detail.shown(told[detail.name])}" for detail in HEALTH if told.get(detail.name)
    )
    return "；".join(shown)


def _head(household: Household):
    return household.head


def _head_of_member(member: HouseholdMember):
    return member.household.head


def _renew_indexes() -> int:
    """The blind index of every member under the newest key. Returns how many changed."""
    index, done = crypto.index_maker(ID_PURPOSE), 0
    for member in HouseholdMember.objects.exclude(id_index=None).iterator(chunk_size=500):
        number = member.particulars.get("id_number")
        fresh = index(number.encode()).hex() if number else _of_person(member)
        if fresh and fresh != member.id_index:
            HouseholdMember.objects.filter(pk=member.pk).update(id_index=fresh)
            done += 1
    return done


def _of_person(member: HouseholdMember) -> str | None:
    return member.person.id_index if member.person else None
