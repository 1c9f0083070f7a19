"""What members hear of what is coming to them."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import NoticeKind

INBOX = ("inbox",)

KINDS = (
    NoticeKind(
        "benefits.coming",
        _("慰问提前告知"),
        _("{name}：有一份心意等您"),
        _("{gives}。到时候工会送到您手上，不用您跑；不需要的话，可以先说一声。"),
        channels=INBOX,
    ),
    NoticeKind(
        "benefits.coming_private",
        _("工会服务提前告知"),
        _("有一项工会服务等您"),
        _("登录后在“我的慰问”里看，只有您自己和女职工委员看得到。"),
        channels=INBOX,
    ),
)
