"""What may be done with grievances, and by whom. Nobody on the employer's side holds any of these."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import Permission

HANDLE = "grievances.handle"
ENTER = "grievances.enter"
EXTEND = "grievances.extend"
CALL_BACK = "grievances.call_back"
FIGURES = "grievances.figures"
KNOWLEDGE = "grievances.knowledge"
FOCUS = "grievances.focus"
RIGHTS = "grievances.rights"
ALERTS = "grievances.alerts"
OPINIONS = "grievances.opinions"

PERMISSIONS = (
    Permission(HANDLE, _("办理诉求"), ("officer", "chair", "upper_officer")),
    Permission(ENTER, _("接听电话、录入来信来访"), ("steward", "officer", "chair", "upper_officer")),
    Permission(EXTEND, _("批准延期"), ("chair", "upper_officer")),
    Permission(CALL_BACK, _("回访"), ("officer", "chair", "upper_officer")),
    Permission(FIGURES, _("查看诉求数字"), ("officer", "chair", "upper_officer", "auditor")),
    Permission(KNOWLEDGE, _("写公开答复、核对公开答复"), ("officer", "chair", "upper_officer")),
    Permission(FOCUS, _("确定焦点、安排措施和调查"), ("chair", "upper_officer")),
    Permission(RIGHTS, _("办理法律援助、调解和集体协商"), ("officer", "chair", "upper_officer")),
    Permission(ALERTS, _("确认欠薪预警"), ("chair", "upper_officer")),
    Permission(OPINIONS, _("发出劳动法律监督意见"), ("chair", "upper_officer")),
)
