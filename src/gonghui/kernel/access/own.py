"""The permissions of the kernel itself; services declare theirs in their `service.py`."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import Permission

PERMISSIONS = {
    permission.code: permission
    for permission in (
        Permission("access.appoint", _("任命和解除职务"), ("chair", "upper_officer", "administrator")),
        Permission("access.unlock", _("解锁账号"), ("administrator",)),
        Permission(
            "access.recover", _("当面核对身份，恢复登录"), ("chair", "upper_officer", "administrator")
        ),
        Permission("people.reveal", _("查看被遮住的个人信息"), ("officer", "chair", "upper_officer")),
        Permission("journal.read", _("查阅操作记录"), ("auditor",)),
        Permission("organizations.manage", _("管理组织"), ("chair", "upper_officer", "administrator")),
        Permission("services.switch", _("开通和关闭服务"), ("chair", "upper_officer", "administrator")),
        Permission("operations.watch", _("查看系统运行状况"), ("administrator",)),
        Permission("interface.issue", _("签发和撤销接口密钥"), ("administrator",)),
        Permission("notices.outbox", _("查看没有发出的通知"), ("upper_officer", "administrator")),
    )
}
