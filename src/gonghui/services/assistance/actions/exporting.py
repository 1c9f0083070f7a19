"""Household files leaving as a workbook: the register as it is shown, masked, nothing about health."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import lists
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.people import masks
from gonghui.manifest import Export
from gonghui.ui.formats import yuan

from ..queries import flags, households, naming

AT_ONCE = 2000
PLAIN = (*households.PLAIN, "state", "category", "mark")


def listed(actor: Actor, filters: dict[str, str]) -> Iterator[list[Any]]:
    """The register, row by row, by the filters of the page."""
    wanted: dict[str, Any] = {name: filters[name] for name in PLAIN if filters.get(name)}
    wanted["text"] = filters.get("q", "")
    if place := filters.get("organization"):
        wanted["organization"] = tree.open_organizations().filter(uid=place).first()
    found = households.register(actor, wanted, timezone.localdate())
    found = access.visible_to(actor, found, households.FILE)
    names, causes = naming.category_names(), lists.get("hardship_cause")
    for file in found.iterator(chunk_size=AT_ONCE):
        facts = file.facts
        yield [
            file.number,
            file.head.name,
            masks.id_number(file.head),
            masks.phone(file.head.phone) if file.head.phone else "",
            file.organization.name,
            file.get_state_display(),
            names.get(facts.category, facts.category),
            causes.label(file.main_cause) if file.main_cause else "",
            facts.members,
            yuan(facts.annual_income_fen),
            yuan(facts.rigid_spending_fen),
            lists.get("insurance_gap").label(file.insurance_gap) if file.insurance_gap else "",
            file.filed_on,
            file.check_due_on,
            "；".join(flags.words(file.flags)),
        ]


HEADINGS = (
    _("档案号"),
    _("申请人"),
    _("身份证号码"),
    _("手机号码"),
    _("所在工会"),
    _("档案状态"),
    _("困难类别"),
    _("主要致困原因"),
    _("家庭人口"),
    _("家庭年收入（元）"),
    _("刚性支出（元）"),
    _("参保缺口"),
    _("建档日期"),
    _("下次复核"),
    _("要留意的"),
)
EXPORTS = (Export("households", _("困难档案"), households.FILE, HEADINGS, listed),)
