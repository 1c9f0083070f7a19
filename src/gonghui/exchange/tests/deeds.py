"""What an administrator sends about keys when all is well."""

from gonghui import registry


def deeds(cast, made):
    wanted = {"name": "市信访系统", "place": cast.organizations["basic"].code, "days": "30"}
    wanted |= {"scopes": [*registry.scopes()][:1]}
    return {
        "interface:token-new": {"kind": "administrator", "data": wanted},
        "interface:token-revocation": {"kind": "administrator", "data": {"reason": "平台停用"}},
    }
