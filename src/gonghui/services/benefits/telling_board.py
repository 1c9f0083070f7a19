"""What chairs are told every week of who was not reached: numbers, never names."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import NoticeKind

WEEK = "benefits.week"

KINDS = (
    NoticeKind(
        WEEK,
        _("每周慰问小结"),
        _("{organization}的每周慰问小结"),
        _(
            "过了最后一天还没送到的有 {overdue} 人次，上一周记为没送到的有 {missed} 人次；"
            "这一年应享 {due} 人次，已送达 {reached} 人次。登录后看是哪些人，尽早补上。"
        ),
        channels=("inbox", "email"),
    ),
)
