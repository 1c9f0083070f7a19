"""What is told when a whole list was handed out: quietly, to so many at once."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import NoticeKind

OWN_PAGE = "/benefits/"
KIND = NoticeKind(
    "benefits.handed_out_list",
    _("慰问按签收表登记为已送到"),
    _("“{what}”登记为已送到"),
    _("“{what}”按发放签收表登记为已经送到您手里。收到了请点“收到了”；没收到也请说一声，我们接着送。"),
    channels=("inbox",),
)
