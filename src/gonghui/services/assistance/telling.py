"""What people are told about their application; never the amount, the illness or the reason in a subject."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import NoticeKind

KINDS = (
    NoticeKind(
        "assistance.verified",
        _("申请已核实"),
        _("您的申请 {number} 已经核实"),
        _("{organization}核实过了，已报县级工会复核，最晚 {due_day} 有结果。您不用再跑。"),
    ),
    NoticeKind(
        "assistance.returned",
        _("申请要补充"),
        _("您的申请 {number} 要补一点内容"),
        _("{reason}。请最晚 {due_day} 登录补上再提交，填过的都还在。"),
    ),
    NoticeKind(
        "assistance.noticed",
        _("申请开始公示"),
        _("您的申请 {number} 复核通过，开始公示"),
        _("公示只写姓氏、单位、类别和金额。期满没有异议就审批，您不用再跑。"),
    ),
    NoticeKind(
        "assistance.declined",
        _("申请未通过"),
        _("您的申请 {number} 有结果了"),
        _("这次没有通过：{reason}。登录能看到逐条的数字。有异议可以在办件里提，也可以打 12351。"),
    ),
    NoticeKind(
        "assistance.on_file",
        _("申请通过"),
        _("您的申请 {number} 通过了"),
        _("工会会在 10 个工作日内和您商定帮扶方案，您不用再跑。"),
    ),
    NoticeKind(
        "assistance.kept",
        _("年度复核结果"),
        _("年度复核 {number} 办好了"),
        _("工会继续帮您家，方案接着办。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "assistance.observed",
        _("年度复核结果"),
        _("年度复核 {number} 办好了"),
        _("您家的情况在好转，进入渐退期：{reason}。有变化随时告诉{organization}。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "assistance.lifted",
        _("年度复核结果"),
        _("年度复核 {number} 办好了"),
        _("您家已经能自己站稳了：{reason}。以后有难处，随时再来找工会。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "assistance.objection_settled",
        _("异议核查结果"),
        _("您提的异议 {number} 有结果了"),
        _("{stage}：{reason}。"),
        channels=("inbox",),
    ),
)
