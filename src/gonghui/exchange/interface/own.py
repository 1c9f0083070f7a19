"""The calls that belong to no service: what is promised to workers, and what a key is good for."""

import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel

from gonghui import registry
from gonghui.kernel.access.calls import Call, told
from gonghui.manifest import Endpoint


class Promise(BaseModel):
    """What one service promises to workers."""

    service: str = told(_("服务的代码"))
    name: str = told(_("服务的名称"))
    about: str = told(_("一句话说明"))
    covers: str = told(_("谁可以办"))
    steps: int = told(_("几步办完"))
    working_days: int = told(_("几个工作日内有结果"))


class Carried(BaseModel):
    """What a key is good for."""

    organization: str = told(_("代表的工会，工会编号"))
    organization_name: str = told(_("代表的工会，全称"))
    name: str = told(_("给哪个系统用"))
    scopes: list[str] = told(_("可以做什么"))
    expires_at: datetime.datetime = told(_("什么时候到期"))


def promises(call: Call) -> list[dict[str, Any]]:
    """The published standard of every service that has one."""
    return [
        {
            "service": service.code,
            "name": str(service.name),
            "about": str(service.about),
            "covers": str(service.standard.covers),
            "steps": service.standard.steps,
            "working_days": service.standard.working_days,
        }
        for service in registry.services()
        if service.standard
    ]


def carried(call: Call) -> dict[str, Any]:
    """The key of this call, but not its secret."""
    token = call.key
    return {
        "organization": token.organization.code,
        "organization_name": token.organization.name,
        "name": token.name,
        "scopes": token.scopes,
        "expires_at": token.expires_at,
    }


ENDPOINTS = (
    Endpoint(
        "standards",
        "standards",
        _("各项服务的承诺"),
        promises,
        list[Promise],
        about=_("每项服务办给谁、几步办完、几个工作日有结果。谁都可以读，不用密钥。"),
    ),
    Endpoint(
        "token",
        "token",
        _("这把密钥能做什么"),
        carried,
        Carried,
        scope="",
        about=_("接通以后先调用这里，看看代表哪个工会、能做什么、什么时候到期。"),
    ),
)
