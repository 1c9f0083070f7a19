"""What is promised to members, beside what was measured; and how personal data is kept."""

import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gonghui import registry
from gonghui.kernel.access.doors import open_to_all

from .. import tiles
from ..context import person_of

GENERAL = (
    (_("认得您、联系您"), _("会籍、办件或账号还在的时候")),
    (_("官方会员表要求的项目"), _("会籍还在的时候")),
    (_("您自愿说的专长和兴趣"), _("到您撤回为止，撤回就删掉")),
    (_("办过的事，谁办的、什么理由"), _("办结后 10 年")),
    (_("发给您的消息"), _("2 年；发到哪个号码 30 天")),
)
LOOKED_BACK = datetime.timedelta(days=365)


@open_to_all
def standard(request: HttpRequest) -> HttpResponse:
    """The published service standard of every service, with the figure of the last year beside it."""
    union = tiles.union_of(person_of(request))
    at = timezone.now()
    path = union.path if union else ""
    promised = [
        {
            "service": service,
            "standard": service.standard,
            "measured": service.standard.measured(path, at - LOOKED_BACK, at)
            if service.standard.measured
            else None,
        }
        for service in registry.services()
        if service.standard
    ]
    return render(request, "portal/standard.html", {"promised": promised, "union": union})


@open_to_all
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept for which purpose and how long, each said once."""
    fields = [field for service in registry.services() for field in service.sensitive]
    kept = dict.fromkeys((str(field.purpose), str(field.keep)) for field in fields)
    return render(request, "portal/privacy.html", {"kept": [*GENERAL, *kept]})
