"""What kinds of programs and their states are called, and how a state looks."""

from django.utils.translation import gettext_lazy as _

from .models import Program

KINDS = {
    "festival": _("节日"),
    "birthday": _("生日"),
    "screening": _("女职工筛查"),
    "protection": _("女职工四期保护"),
    "posting": _("出差驻外"),
    "hardship": _("困难家庭"),
    "cooling": _("夏送清凉"),
    "warming": _("冬送温暖"),
    "retirement": _("到龄退休"),
    "wedding": _("结婚"),
    "birth": _("生育"),
    "hospital": _("住院"),
    "bereavement": _("亲人去世"),
    "outing": _("春秋游"),
    "cinema": _("观影"),
}
EVERY = {
    "month": _("每月一次"),
    "quarter": _("每季度一次"),
    "half": _("每半年一次"),
    "year": _("每年一次"),
}
TONES = {Program.State.DRAFT: "warn", Program.State.IN_FORCE: "ok", Program.State.ENDED: ""}
