"""Everything the house knows of membership."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import (
    HomeSection,
    MenuItem,
    NoticeKind,
    Permission,
    SensitiveField,
    Service,
    Sheet,
    Standard,
    Tile,
    Workbook,
)

from . import flows, queries
from .actions.roster import columns, members, organizations, writing
from .demo import filling

ROSTER = Workbook(
    code="roster",
    name=_("会员名册"),
    needs="membership.import",
    sheets=(
        Sheet(
            code="organizations",
            title="工会组织基本信息采集表",
            columns=columns.ORGANIZATION_COLUMNS,
            plan=organizations.plan,
            apply=organizations.apply,
            undo=organizations.undo,
            changed_since=organizations.changed_since,
        ),
        Sheet(
            code="members",
            title="会员基本信息采集表",
            columns=columns.MEMBER_COLUMNS,
            plan=members.plan,
            apply=writing.apply,
            undo=writing.undo,
            changed_since=members.changed_since,
        ),
    ),
)

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
    notices=(
        NoticeKind(
            "membership.joined",
            _("入会通过"),
            _("您已加入{organization}"),
            _("您的入会申请 {number} 通过了。登录后就能出示会员证，不用再跑。"),
        ),
        NoticeKind(
            "membership.returned",
            _("入会材料要补充"),
            _("您的入会申请要补一点内容"),
            _("申请 {number}：{reason}。请登录后补上再提交，填过的都还在。"),
        ),
        NoticeKind(
            "membership.declined",
            _("入会未通过"),
            _("您的入会申请没有通过"),
            _("申请 {number}：{reason}。有疑问请打 12351，或找{organization}。"),
        ),
        NoticeKind(
            "membership.transferred",
            _("转会办好"),
            _("您的会籍已转到{organization}"),
            _("转会 {number} 办好了，会员号不变，会员证照常用。"),
        ),
        NoticeKind(
            "membership.held",
            _("转会没有办成"),
            _("您的转会没有办成"),
            _("转会 {number}：{reason}。您的会籍还在原来的工会，有疑问请打 12351。"),
        ),
        NoticeKind(
            "membership.corrected",
            _("信息更正结果"),
            _("您申请的信息更正有结果了"),
            _("更正 {number}：{result}。"),
            channels=("inbox",),
        ),
    ),
    workbooks=(ROSTER,),
    sensitive=(
        SensitiveField("membership.Membership.person", _("证明会员身份"), _("会籍结束后 10 年")),
        SensitiveField("membership.JoinApplication.person", _("办理入会"), _("办结后 2 年")),
        SensitiveField("membership.JoinApplication.answers_sealed", _("办理入会"), _("办结后 2 年")),
        SensitiveField("membership.CorrectionRequest.person", _("办理更正"), _("办结后 2 年")),
        SensitiveField("membership.CorrectionRequest.wanted_sealed", _("办理更正"), _("办结后 2 年")),
    ),
    subject_data=queries.about_person,
    search=queries.found_by_text,
    belongs=queries.organization_of,
    demo=filling.fill,
)
