"""What this room itself tells officers. Flows may name kinds of their own instead (`Flow.tells`)."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import NoticeKind

OWN = (
    NoticeKind(
        "cases.hand_over",
        _("事项转给了您"),
        title=_("{number} 转给您办理"),
        body=_("{organization}的“{flow}”转给您办理，现在是“{stage}”，请在 {due} 前办完。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "cases.co_sign",
        _("请您会签"),
        title=_("{number} 请您会签"),
        body=_("{organization}的“{flow}”请您会签。您答复以后，经办人才能作出决定。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "cases.soon",
        _("快到时限了"),
        title=_("{number} 快到时限了"),
        body=_("{organization}的“{flow}”停在“{stage}”，请在 {due} 前办完。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "cases.late",
        _("下级事项超时"),
        title=_("{number} 超时还没办完"),
        body=_("{organization}的“{flow}”停在“{stage}”，应在 {due} 前办完，已经超时。请督促办理。"),
        channels=("inbox",),
    ),
)
