"""What may be done with benefits, and by whom."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import Permission

PERMISSIONS = (
    Permission("benefits.view", _("查看应享名单"), ("steward", "officer", "chair", "upper_officer")),
    Permission("benefits.deliver", _("发放慰问品"), ("steward", "officer", "chair")),
    Permission("benefits.run", _("安排慰问项目"), ("officer", "chair", "upper_officer")),
    Permission("benefits.approve", _("批准慰问项目和例外"), ("chair", "upper_officer")),
    Permission("benefits.events", _("办理人生大事慰问"), ("officer", "chair")),
    Permission("benefits.pay", _("慰问采购和支出"), ("officer", "chair")),
    Permission("benefits.rules", _("维护规则卡"), ("upper_officer",)),
    Permission("benefits.groups", _("登记出差驻外、工地和退休类别"), ("officer", "chair")),
    Permission("benefits.women", _("女职工四期记录"), ("womens_officer",)),
    Permission(
        "benefits.womens_affairs",
        _("母婴室、女职工专项合同和岗位检查"),
        ("womens_officer", "officer", "chair"),
    ),
    Permission("benefits.figures", _("查看覆盖数字"), ("officer", "chair", "upper_officer", "auditor")),
)
