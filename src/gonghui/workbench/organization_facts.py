"""A union as the officer's page shows it: facts, history, and what can be done with it."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.codes import lists
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.ui import formats


def facts(found: Organization) -> list[dict[str, Any]]:
    rows = [
        (_("工会编号"), found.code),
        (_("层级"), found.get_level_display()),
        (_("单位名称"), found.unit_name),
        (_("单位代码"), found.unit_code or found.uscc),
        (_("单位性质"), _label("unit_category", found.unit_category)),
        (_("所属行业"), _label("industry", found.industry)),
        (_("行政区划"), tree.region_name(found)),
        (_("地址"), found.address),
        (_("电话"), found.phone),
        (_("办公时间"), found.office_hours),
        (_("建会日期"), formats.iso(found.opened_on)),
        (_("本届任期到"), formats.iso(found.term_ends_on) if found.term_ends_on else ""),
        (_("换届提醒"), formats.listed(formats.iso(day) for day in _reminders(found))),
        (_("网上入会"), _("接受") if found.joins_open else _("不接受")),
        (_("撤销日期"), formats.iso(found.closed_on) if found.closed_on else ""),
        (_("并入"), found.closed_into.name if found.closed_into else ""),
    ]
    return [{"term": term, "value": value} for term, value in rows if value]


def _reminders(found: Organization) -> list:
    """When chairs and officers are still to be reminded."""
    today = timezone.localdate()
    return [day for day in tree.reminder_dates(found, today) if day >= today]


def history(found: Organization) -> list[dict[str, Any]]:
    names = change_names()
    return [
        {
            "state": "done",
            "title": names.get(change.kind, change.kind),
            "when": formats.iso(change.on),
            "note": change.reason,
        }
        for change in found.changes.order_by("-on", "-id")[:20]
    ]


def change_names() -> dict[str, str]:
    return {
        "founded": _("建会"),
        "changed": _("改信息"),
        "renamed": _("改名"),
        "moved": _("换上级"),
        "merged": _("并入别的工会"),
        "closed": _("撤销"),
        "re-elected": _("换届"),
    }


def deeds(found: Organization) -> list[dict[str, str]]:
    rows = [
        (_("改组织信息"), "organization-details", "edit"),
        (_("新建下级"), "organization-found", "plus"),
        (_("记换届"), "organization-term", "refresh"),
        (_("换上级"), "organization-move", "swap"),
        (_("并入别的工会"), "organization-merge", "tree"),
        (_("撤销"), "organization-close", "close"),
    ]
    return [
        {"name": name, "url": reverse(f"workbench:{address}", args=[found.uid]), "icon": icon}
        for name, address, icon in rows
    ]


def _label(name: str, code: str) -> str:
    return lists.get(name).label(code) if code else ""
