"""What owners of measures are told."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import NoticeKind

MEASURE_GIVEN, MEASURE_COMES = "grievances.measure_given", "grievances.measure_comes"
MEASURE_LATE = "grievances.measure_late"
INBOX = ("inbox",)
KINDS = (
    NoticeKind(
        MEASURE_GIVEN,
        _("请您负责一条措施"),
        _("请您负责一条措施"),
        _("{focus}：{what}，{day} 前做完。做完后请登记结果。"),
        INBOX,
    ),
    NoticeKind(
        MEASURE_COMES,
        _("措施快到日子了"),
        _("您负责的措施快到日子了"),
        _("{focus}：{what}，{day} 前做完。做完后请登记结果。"),
        INBOX,
    ),
    NoticeKind(
        MEASURE_LATE,
        _("措施过了日子"),
        _("您负责的措施过了日子"),
        _("{focus}：{what}，原定 {day}。请登记结果，没做成的也写明为什么。"),
        INBOX,
    ),
)
