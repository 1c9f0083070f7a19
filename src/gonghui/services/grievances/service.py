"""Everything the house knows of the service centre."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import Service, Standard

from . import flows, permissions, telling
from .actions import shipping

SERVICE = Service(
    code="grievances",
    name=_("诉求服务"),
    about=_("有事找工会：咨询、求助、投诉、建议，可以实名、保密或匿名。"),
    icon="megaphone",
    standard=Standard(covers=_("每一位职工，是不是会员都行"), steps=3, working_days=7),
    permissions=permissions.PERMISSIONS,
    flows=(flows.GRIEVANCE,),
    notices=telling.KINDS,
    ships=shipping.ship,
)
