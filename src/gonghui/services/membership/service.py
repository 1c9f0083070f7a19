"""Everything the house knows of membership."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.events import HandingOver
from gonghui.manifest import HomeSection, MenuItem, Permission, Service, Standard, Tile

from . import audience, flows, keeping, queries, telling
from .actions import cards, exporting, merging, telling_all
from .actions.roster import workbook
from .demo import filling
from .workbench import case_pages

SERVICE = Service(
    code="membership",
    name=_("会员服务"),
    about=_("网上入会、转会、会员证和会员名册。"),
    icon="users",
    can_be_switched_off=False,
    standard=Standard(
        covers=_("每一位职工，不论在哪里上班"), steps=3, working_days=3, measured=queries.measured_join
    ),
    permissions=(
        Permission("membership.view", _("查看会员名册"), ("steward", "officer", "chair", "upper_officer")),
        Permission("membership.review", _("审核入会和更正"), ("officer", "chair")),
        Permission("membership.transfer", _("办理会籍转接"), ("officer", "chair")),
        Permission("membership.change", _("变更会籍"), ("officer", "chair")),
        Permission("membership.import", _("导入会员名册"), ("officer", "chair", "upper_officer")),
        Permission("membership.export", _("导出会员名册"), ("officer", "chair")),
        Permission("membership.verify", _("核验会员证"), ("steward", "officer", "chair")),
    ),
    tiles=(
        Tile(
            _("申请入会"),
            "portal-membership:join",
            "plus",
            _("三步填完，3 个工作日内答复"),
            shown=queries.may_join,
        ),
        Tile(_("会员证"), "portal-membership:card", "qr", _("出示会员码"), shown=queries.is_member),
        Tile(
            _("转会"),
            "portal-membership:transfer",
            "swap",
            _("换了单位，会籍跟着走"),
            shown=queries.is_member,
        ),
        Tile(_("我的资料"), "portal-membership:profile", "user", _("看看工会记着什么，不对就改")),
    ),
    home=(HomeSection("card", queries.card_of, "membership/portal/home_card.html", "top"),),
    menu=(
        MenuItem(_("会员"), "workbench-membership:register", "membership.view", "users"),
        MenuItem(_("导入名册"), "workbench-membership:imports", "membership.import", "upload"),
        MenuItem(_("代办入会"), "workbench-membership:counter", "membership.review", "plus", "services"),
        MenuItem(_("入会海报"), "workbench-membership:poster", "membership.review", "qr", "services"),
        MenuItem(
            _("核验会员证"), "workbench-membership:verify", "membership.verify", "check-circle", "services"
        ),
    ),
    flows=(flows.JOIN, flows.MOVE_OVER, flows.CORRECTION),
    case_pages={
        flows.JOIN.code: case_pages.join,
        flows.MOVE_OVER.code: case_pages.transfer,
        flows.CORRECTION.code: case_pages.correction,
    },
    case_answers={flows.JOIN.code: queries.address_to_mend},
    notices=telling.KINDS,
    listens={HandingOver: merging.carry_along},
    workbooks=(workbook.ROSTER,),
    exports=exporting.EXPORTS,
    sensitive=keeping.SENSITIVE,
    subject_data=telling_all.about_person,
    search=queries.found_by_text,
    belongs=queries.organization_of,
    headcount=queries.headcount,
    reads_card=cards.read,
    member_numbers=queries.numbers_of,
    signs={"out_of_work": queries.out_of_work},
    populations=audience.POPULATIONS,
    criteria=audience.CRITERIA,
    demo=filling.fill,
)
