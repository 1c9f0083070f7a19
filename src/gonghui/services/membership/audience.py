"""What audiences may begin from and ask of members."""

import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.audiences.reading import among, number, several
from gonghui.kernel.codes import lists
from gonghui.kernel.months import later
from gonghui.manifest import Criterion, Population

from . import queries
from .models import Membership

MEMBERS = "membership.members"
MOST_MONTHS = 1200
LASTING_STATES = (Membership.State.ACTIVE, Membership.State.RETAINED)


def members_on(on: datetime.date) -> QuerySet[Membership]:
    """Members whose membership lasts on a day."""
    return queries.lasting_on(on)


def employed(on: datetime.date, *, employment: list[str]) -> Q:
    return Q(employment__in=_codes(employment, "employment"))


def in_form(on: datetime.date, *, forms: list[str]) -> Q:
    return Q(employment_form__in=_codes(forms, "employment_form"))


def in_state(on: datetime.date, *, state: str) -> Q:
    """A membership that has ended since then was lasting on the day; of it is only known that it lasted."""
    if state not in LASTING_STATES:
        raise ValueError(state)
    return Q(state=state)


def joined_before(on: datetime.date, *, day: str) -> Q:
    return Q(joined_on__lt=datetime.date.fromisoformat(day))


def member_for(on: datetime.date, *, months: int) -> Q:
    """Joined at least so many whole months before the day that is asked about."""
    return Q(joined_on__lte=later(on, -number(months, MOST_MONTHS)))


def migrant(on: datetime.date) -> Q:
    return Q(migrant_worker=True)


def _codes(given: list[str], listed: str) -> list[str]:
    return [among(code, lists.get(listed)) for code in several(given)]


def _named(given: list[str], listed: str) -> str:
    return "、".join(lists.get(listed).label(code) for code in given)


_OF_MEMBERS = (MEMBERS,)

POPULATIONS = (Population(MEMBERS, _("在册会员"), members_on),)
CRITERIA = (
    Criterion(
        "membership.employment",
        _("就业状况"),
        employed,
        lambda on, employment: _("就业状况是{names}").format(names=_named(employment, "employment")),
        {"employment": _("就业状况")},
        _OF_MEMBERS,
        choices={"employment": lambda: lists.get("employment").choices()},
    ),
    Criterion(
        "membership.employment_form",
        _("用工形式"),
        in_form,
        lambda on, forms: _("用工形式是{names}").format(names=_named(forms, "employment_form")),
        {"forms": _("用工形式")},
        _OF_MEMBERS,
        choices={"forms": lambda: lists.get("employment_form").choices()},
    ),
    Criterion(
        "membership.state",
        _("会籍状态"),
        in_state,
        lambda on, state: _("会籍是{name}").format(name=Membership.State(state).label),
        {"state": _("会籍状态")},
        _OF_MEMBERS,
        choices={"state": lambda: [(state.value, state.label) for state in LASTING_STATES]},
    ),
    Criterion(
        "membership.joined_before",
        _("入会早于哪天"),
        joined_before,
        lambda on, day: _("{day} 以前入会").format(day=day),
        {"day": _("日期")},
        _OF_MEMBERS,
    ),
    Criterion(
        "membership.member_for",
        _("入会满几个月"),
        member_for,
        lambda on, months: _("入会满 {months} 个月").format(months=months),
        {"months": _("月数")},
        _OF_MEMBERS,
    ),
    Criterion("membership.migrant", _("农民工"), migrant, lambda on: _("农民工"), {}, _OF_MEMBERS),
)
