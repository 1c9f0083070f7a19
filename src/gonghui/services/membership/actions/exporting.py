"""Members and unions leaving as workbooks: both official sheets, and the register as it is shown."""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import lists
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import masks
from gonghui.kernel.people import queries as people
from gonghui.manifest import Export

from .. import queries
from ..models import Membership
from .roster.columns import MEMBER_COLUMNS, ORGANIZATION_COLUMNS
from .roster.members import PERSON

NEEDS = "membership.export"
AT_ONCE = 2000
PLAIN = ("state", "employment", "employment_form", "sex", "education", "skill_grade", "missing")


def listed(actor: Actor, filters: dict[str, str]) -> Iterator[list[Any]]:
    """The register as it stands on the page: numbers masked."""
    for membership in _members(actor, filters):
        person = membership.person
        yield [
            person.name,
            membership.number,
            masks.id_number(person),
            masks.phone(person.phone) if person.phone else "",
            membership.organization.name,
            membership.department,
            membership.job,
            membership.joined_on,
            membership.get_state_display(),
        ]


def official_members(actor: Actor, filters: dict[str, str]) -> Iterator[list[Any]]:
    """《会员基本信息采集表》 with the full numbers; whoever exports it gives a reason, which is journaled."""
    for membership in _members(actor, filters):
        yield [_cell(membership, column) for column in MEMBER_COLUMNS]


def official_organizations(actor: Actor, filters: dict[str, str]) -> Iterator[list[Any]]:
    """《工会组织基本信息采集表》."""
    found = _organizations(actor, filters).select_related("parent").order_by("path")
    for organization in found.iterator(chunk_size=AT_ONCE):
        yield [_organization_cell(organization, column) for column in ORGANIZATION_COLUMNS]


def count_members(actor: Actor, filters: dict[str, str]) -> int:
    return _found(actor, filters).order_by().select_related(None).count()


def count_organizations(actor: Actor, filters: dict[str, str]) -> int:
    return _organizations(actor, filters).count()


def _members(actor: Actor, filters: dict[str, str]) -> Iterator[Membership]:
    return _found(actor, filters).iterator(chunk_size=AT_ONCE)


def _found(actor: Actor, filters: dict[str, str]) -> QuerySet[Membership]:
    wanted: dict[str, Any] = {name: filters[name] for name in PLAIN if filters.get(name)}
    wanted |= {name: _day(filters.get(name, "")) for name in ("joined_from", "joined_to")}
    wanted |= {"text": filters.get("q", ""), "organization": _place(filters)}
    found: QuerySet[Membership] = access.visible_to(actor, queries.register(actor, wanted), NEEDS)
    return queries.in_order(found, filters.get("sort", ""))


def _organizations(actor: Actor, filters: dict[str, str]) -> QuerySet[Organization]:
    found = access.visible_to(actor, tree.open_organizations(), NEEDS)
    place = _place(filters)
    return tree.within(found, place) if place else found


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _place(filters: dict[str, str]) -> Organization | None:
    uid = filters.get("organization", "")
    return tree.open_organizations().filter(uid=uid).first() if len(uid) == 36 else None


def _cell(membership: Membership, column: Any) -> Any:
    if column.name == "id_number":
        return people.id_number(membership.person)
    if column.name == "organization":
        return membership.organization.code
    source = membership.person if column.name in (*PERSON, "name") else membership
    value = getattr(source, column.name)
    if column.name == "migrant_worker":
        value = "" if value is None else str(int(value))
    return _written(value, column.codes)


def _organization_cell(organization: Organization, column: Any) -> Any:
    if column.name == "parent":
        return organization.parent.code if organization.parent else ""
    return _written(getattr(organization, column.name), column.codes)


def _written(value: Any, codes: str) -> Any:
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return value
    return lists.get(codes).label(value) if codes and value else value


EXPORTS = (
    Export(
        "members",
        _("会员名单（证件号遮住）"),
        NEEDS,
        (
            _("姓名"),
            _("会员号"),
            _("身份证号码"),
            _("手机号码"),
            _("所在工会"),
            _("部门"),
            _("岗位"),
            _("入会日期"),
            _("会籍"),
        ),
        listed,
        count_members,
    ),
    Export(
        "official-members",
        _("会员基本信息采集表"),
        NEEDS,
        tuple(column.heading for column in MEMBER_COLUMNS),
        official_members,
        count_members,
    ),
    Export(
        "official-organizations",
        _("工会组织基本信息采集表"),
        NEEDS,
        tuple(column.heading for column in ORGANIZATION_COLUMNS),
        official_organizations,
        count_organizations,
    ),
)
