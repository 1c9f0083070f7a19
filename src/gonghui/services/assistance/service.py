"""Everything the house knows of hardship assistance."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import Service

SERVICE = Service(
    code="assistance",
    name=_("困难帮扶"),
    about=_("申请困难帮扶，看到办到哪一步、为什么、接下来做什么。"),
    icon="heart",
)
