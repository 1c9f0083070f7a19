"""Every address of the house: the two surfaces, and what each service brings."""

from importlib import import_module

from django.urls import include, path

from gonghui import registry

from . import health


def _of_services(surface: str, before: str) -> list:
    """The addresses of one surface of every service, below `before`."""
    found = []
    for service in registry.services():
        module = import_module(f"gonghui.services.{service.code}.urls")
        own = getattr(module, f"{surface}_urls"), f"{NAMESPACES[surface]}-{service.code}"
        found.append(path(f"{before}{service.code}/", include(own)))
    return found


NAMESPACES = {"portal": "portal", "work": "workbench"}

urlpatterns = [
    path("", include("gonghui.portal.urls")),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("healthz/deep", health.deep, name="health-deep"),
    path("ui/", include("gonghui.ui.urls")),
    path("account/", include("gonghui.kernel.access.urls")),
    path("files/", include("gonghui.kernel.files.urls")),
    path("", include("gonghui.kernel.notices.urls")),
    path("api/", include("gonghui.exchange.interface.addresses")),
    path("work/interface/", include("gonghui.exchange.interface.urls")),
    path("work/", include("gonghui.workbench.urls")),
    *_of_services("portal", ""),
    *_of_services("work", "work/"),
]

handler400 = "gonghui.ui.errors.bad_request"
handler403 = "gonghui.ui.errors.forbidden"
handler404 = "gonghui.ui.errors.not_found"
handler429 = "gonghui.ui.errors.too_many"
handler500 = "gonghui.ui.errors.broken"
