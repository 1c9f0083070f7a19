"""Everything the house knows of hardship assistance."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.events import CaseEnded
from gonghui.manifest import MenuItem, Permission, Report, Service, Standard, Tile

from . import details, flows, plan_entries, telling, telling_officers, telling_plans
from .actions import ending, exporting, exporting_figures
from .actions.workbook import checks, workbook
from .demo import filling
from .portal import matters
from .queries import audience, mine, reporting
from .workbench import case_pages

SERVICE = Service(
    code="assistance",
    name=_("困难帮扶"),
    about=_("申请困难帮扶，看到办到哪一步、为什么、接下来做什么。"),
    icon="heart",
    standard=Standard(covers=_("每一户有难处的职工家庭"), steps=5, working_days=20),
    permissions=(
        Permission("assistance.view", _("查看困难档案"), ("steward", "officer", "chair", "upper_officer")),
        Permission("assistance.file", _("录入和导入困难档案"), ("officer", "chair", "upper_officer")),
        Permission("assistance.verify", _("入户核实"), ("steward", "officer", "chair")),
        Permission("assistance.review", _("复核帮扶申请"), ("upper_officer",)),
        Permission("assistance.approve", _("审批帮扶申请"), ("upper_officer",)),
        Permission("assistance.plan", _("商定帮扶方案"), ("officer", "chair", "upper_officer")),
        Permission("assistance.pay", _("拨付帮扶资金"), ("upper_officer",)),
        Permission("assistance.policy", _("维护认定政策和低保标准"), ("upper_officer",)),
        Permission(
            "assistance.figures", _("查看困难职工数字"), ("officer", "chair", "upper_officer", "auditor")
        ),
    ),
    tiles=(
        Tile(
            _("申请困难帮扶"),
            "portal-assistance:apply",
            "heart",
            _("家里有难处，边填边看能不能申请"),
            hot=True,
        ),
        *plan_entries.TILES,
        Tile(_("公示"), "portal-assistance:notices", "doc", _("正在公示的困难帮扶，谁都能看、都能提异议")),
    ),
    menu=(
        MenuItem(_("困难档案"), "workbench-assistance:register", "assistance.view", "heart"),
        MenuItem(_("代办帮扶申请"), "workbench-assistance:counter", "assistance.file", "plus", "services"),
        MenuItem(_("入户核实"), "workbench-assistance:visits", "assistance.verify", "home", "services"),
        MenuItem(_("数据核对"), "workbench-assistance:checks", "assistance.review", "search", "services"),
        MenuItem(
            _("可能要帮的人"), "workbench-assistance:proposals", "assistance.verify", "users", "services"
        ),
        MenuItem(_("认定政策"), "workbench-assistance:policies", "assistance.policy", "doc", "services"),
        MenuItem(_("低保标准"), "workbench-assistance:lines", "assistance.policy", "doc", "services"),
        MenuItem(_("困难职工看板"), "workbench-assistance:figures", "assistance.figures", "chart", "insight"),
        MenuItem(_("每月通报"), "workbench-assistance:bulletins", "assistance.figures", "doc", "insight"),
        *plan_entries.MENU,
    ),
    flows=(flows.APPLICATION, flows.RECHECK, flows.OBJECTION),
    case_pages={
        flows.APPLICATION.code: case_pages.application,
        flows.RECHECK.code: case_pages.recheck,
        flows.OBJECTION.code: case_pages.objection,
    },
    matters={flows.APPLICATION.code: matters.application},
    notices=(*telling.KINDS, *telling_plans.KINDS, *telling_officers.KINDS),
    reports=(Report("hardship", _("困难职工帮扶"), reporting.report),),
    listens={CaseEnded: ending.let_go},
    workbooks=(workbook.HOUSEHOLDS, checks.CHECKS),
    exports=(*exporting.EXPORTS, *exporting_figures.EXPORTS),
    subject_data=mine.about_person,
    subject_words=details.WORDS,
    search=mine.found_by_text,
    populations=audience.POPULATIONS,
    criteria=audience.CRITERIA,
    demo=filling.fill,
    demo_after=("membership",),
)
