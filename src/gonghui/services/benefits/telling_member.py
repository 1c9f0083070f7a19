"""What members are told of life events and draws."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import NoticeKind

KINDS = (
    NoticeKind(
        "benefits.event_accepted",
        _("人生大事慰问确认"),
        _("您说的事工会记下了，慰问已经安排"),
        _("{number} 已经确认，慰问在“我的慰问”里看得到，工会会送到您手里，您不用再跑。"),
    ),
    NoticeKind(
        "benefits.event_returned",
        _("人生大事慰问要补充"),
        _("您说的事还要补一点"),
        _("{number}：{reason}。请登录后补上再提交，填过的都还在。"),
    ),
    NoticeKind(
        "benefits.event_declined",
        _("人生大事慰问没有通过"),
        _("您申请的慰问没有通过"),
        _("{number}：{reason}。有疑问请打 12351，或找{organization}。"),
    ),
    NoticeKind(
        "benefits.draw_won",
        _("抽中了名额"),
        _("“{name}”您抽中了"),
        _("您的号码 {drawn} 抽中了“{name}”，日子是 {day}。去不了请早点在抽签页上退出来，让给后面的人。"),
    ),
    NoticeKind(
        "benefits.draw_waits",
        _("抽签结果"),
        _("“{name}”抽签结果出来了"),
        _("您的号码 {drawn} 这次没有抽中，正在候补。有人退出来，会按抽签的顺序补上并通知您。"),
        channels=("inbox",),
    ),
)
