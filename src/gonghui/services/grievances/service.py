"""Everything the house knows of the service centre."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.cases.events import CaseEscalated
from gonghui.manifest import MenuItem, Report, Service, Standard, Tile

from . import (
    entries_focus,
    entries_knowledge,
    entries_rights,
    flows,
    interface,
    permissions,
    telling,
    telling_focus,
    telling_rights,
)
from .actions import handling, shipping
from .demo import filling
from .portal import own
from .queries import held, quality
from .workbench import case_page

SERVICE = Service(
    code="grievances",
    name=_("诉求服务"),
    about=_("有事找工会：咨询、求助、投诉、建议，可以实名、保密或匿名。"),
    icon="megaphone",
    standard=Standard(
        covers=_("每一位职工，是不是会员都行"), steps=3, working_days=7, measured=quality.measured
    ),
    permissions=permissions.PERMISSIONS,
    tiles=(
        Tile(
            _("我有诉求"),
            "portal-grievances:mine",
            "megaphone",
            _("有事找工会，1 个工作日内有人联系您"),
            hot=True,
        ),
        *entries_rights.TILES,
        *entries_knowledge.TILES,
        *entries_focus.TILES,
    ),
    menu=(
        MenuItem(_("接听和录入"), "workbench-grievances:enter", permissions.ENTER, "phone", "services"),
        MenuItem(_("协办"), "workbench-grievances:joints", permissions.HANDLE, "hands", "services"),
        MenuItem(_("诉求质量"), "workbench-grievances:quality", permissions.FIGURES, "chart", "insight"),
        MenuItem(_("回访"), "workbench-grievances:callbacks", permissions.CALL_BACK, "phone", "services"),
        *entries_rights.MENU,
        *entries_knowledge.MENU,
        *entries_focus.MENU,
    ),
    reports=(Report("grievances", _("诉求办理质量"), quality.report),),
    flows=(flows.GRIEVANCE, *entries_rights.FLOWS),
    case_pages={flows.GRIEVANCE.code: case_page.case_page, **entries_rights.CASE_PAGES},
    case_answers={flows.GRIEVANCE.code: own.address_to_answer, **entries_rights.CASE_ANSWERS},
    matters={flows.GRIEVANCE.code: own.matter, **entries_rights.MATTERS},
    nameless=("anonymous/",),
    listens={CaseEscalated: handling.note_escalation},
    notices=(*telling.KINDS, *telling_rights.KINDS, *telling_focus.KINDS),
    scopes=interface.SCOPES,
    endpoints=interface.ENDPOINTS,
    subject_data=held.about_person,
    subject_words=held.WORDS,
    ships=shipping.ship,
    demo=filling.fill,
    demo_after=("membership", "benefits"),
)
