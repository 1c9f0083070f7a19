"""The product's addresses, `/bench/bare/`, and Django admin's list of memberships at `/bench/admin/`."""

from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin
from django.http import HttpRequest, HttpResponse
from django.urls import path

from gonghui.config import urls
from gonghui.kernel.access.doors import open_to_all
from gonghui.services.membership.models import Membership


class Site(AdminSite):
    """An admin that anybody of this throw-away data may enter."""

    def has_permission(self, request: HttpRequest) -> bool:
        return True


class Memberships(ModelAdmin):
    """The columns of our register, as Django shows them by itself."""

    list_display = ("name", "number", "sex", "organization", "department", "job", "joined_on", "state")
    list_select_related = ("person", "organization")
    list_filter = ("state", "employment", "employment_form")
    list_per_page = 25
    search_fields = ("number", "name_initials")
    ordering = ("path", "id")

    def name(self, membership: Membership) -> str:
        return membership.person.name

    def sex(self, membership: Membership) -> str:
        return membership.person.sex

    def has_module_permission(self, request: HttpRequest) -> bool:
        return True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_add_permission = has_module_permission
    has_change_permission = has_delete_permission = has_view_permission


@open_to_all
def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def _opened(patterns: list[Any]) -> None:
    """Every view of the admin stands behind an open door."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            _opened(pattern.url_patterns)
        else:
            pattern.callback = open_to_all(pattern.callback)


site = Site()
site.register(Membership, Memberships)
admin = site.urls
_opened(admin[0])

urlpatterns = [path("bench/bare/", bare), path("bench/admin/", admin), *urls.urlpatterns]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
