"""What members are told, and in which words."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import NoticeKind

KINDS = (
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
        _("您的会籍已转到{other}"),
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
        _("信息更正办好"),
        _("您申请的信息更正办好了"),
        _("更正 {number} 办好了，资料已经按您写的改过。登录后在“我的资料”里看得到。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "membership.not_corrected",
        _("信息没有更正"),
        _("您申请的信息更正没有通过"),
        _("更正 {number}：{reason}。有疑问请打 12351，或找{organization}。"),
        channels=("inbox",),
    ),
)
