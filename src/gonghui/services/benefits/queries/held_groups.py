"""What the groups hold on a person: stays away, sites, the retirement group, a woman's own records."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.people.models import Person

from ..models import Posting, SiteWorker
from . import protection, retiring, women

WORDS = {
    "postings": _("出差驻外"),
    "sites": _("工地现场"),
    "retirement_group": _("退休类别"),
    "womens_records": _("女职工特殊保护"),
    "destination": _("去哪里"),
    "since": _("从哪天起"),
    "until": _("到哪天止"),
    "site": _("现场名称"),
    "group": _("退休类别"),
    "agreed_on": _("约定退休日期"),
    "document": _("文号"),
    "kept_at": _("登记时间"),
    "closed_at": _("结束时间"),
    "protection": _("现在是哪个阶段"),
    "told_on": _("登记那天"),
    "told_by": _("谁登记的"),
    "consented_at": _("同意的时间"),
    "leave_from": _("产假从哪天休起"),
    "infants": _("几个宝宝"),
    "difficult": _("难产（包括剖宫产）"),
    "weeks": _("流产时怀孕满几周"),
    "tags": _("岗位情况"),
}


def about_person(person: Person) -> dict[str, Any]:
    """By kind, each a list of records with readable values."""
    group = retiring.group_of(person)
    return {
        "postings": [
            {
                "organization": each.organization.name,
                "kind": each.get_kind_display(),
                "destination": each.place,
                "since": each.since,
                "until": each.until,
                "recorded_at": each.recorded_at,
            }
            for each in Posting.objects.filter(person=person).select_related("organization")
        ],
        "sites": [
            {"site": each.site.name, "since": each.since, "until": each.until}
            for each in SiteWorker.objects.filter(person=person).select_related("site").order_by("since")
        ],
        "retirement_group": [
            {
                "group": group.get_group_display(),
                "agreed_on": group.agreed_on,
                "document": group.document,
                "recorded_at": group.recorded_at,
            }
        ]
        if group
        else [],
        "womens_records": [
            protection.about(each) for each in women.own(person).select_related("organization")
        ],
    }
