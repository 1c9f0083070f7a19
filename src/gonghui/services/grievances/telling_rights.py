"""What workers are told of legal aid, and officers of alerts and of days that come up. Titles say no more."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import NoticeKind

ALERT_RAISED, ALERT_LATE = "grievances.alert_raised", "grievances.alert_late"
DAY_COMES = "grievances.rights_day"
KINDS = (
    NoticeKind(
        "grievances.aid_granted",
        _("法律援助同意"),
        _("您申请的事工会同意了"),
        _("{number}：正在给您安排人，安排好了马上告诉您，不收您的钱。"),
    ),
    NoticeKind(
        "grievances.aid_returned",
        _("法律援助要补充"),
        _("您申请的事还要补一点"),
        _("{number}：请登录后看要补什么，填过的都还在。"),
    ),
    NoticeKind(
        "grievances.aid_declined",
        _("法律援助没有通过"),
        _("您申请的事没有通过"),
        _("{number}：原因请登录后查看。有疑问请打 12351，或找{organization}。"),
    ),
    NoticeKind(
        "grievances.aid_assigned",
        _("律师安排好了"),
        _("帮您的人安排好了"),
        _("{number}：是谁、怎么联系，请登录后查看。"),
    ),
    NoticeKind(
        "grievances.aid_finished",
        _("法律援助办结"),
        _("您申请的事办结了"),
        _("{number}：结果请登录后查看。"),
    ),
    NoticeKind(
        ALERT_RAISED,
        _("一小时内确认"),
        _("{number} 请在一小时内确认"),
        _("{organization}有 {workers} 人的事等您确认，请登录后马上看。"),
        urgent=True,
    ),
    NoticeKind(
        ALERT_LATE,
        _("过了时限没有确认"),
        _("{number} 过了时限还没有人确认"),
        _("{organization}有 {workers} 人的事一小时内没有人确认，请登录后马上看。"),
        urgent=True,
    ),
    NoticeKind(
        DAY_COMES,
        _("日子快到了"),
        _("{number} 有一个日子快到了"),
        _("{organization}：{what}，最晚 {day}。办好后请在“维权工作”里登记。"),
    ),
)
