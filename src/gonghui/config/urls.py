"""Every address of the house: the two surfaces, and what each service brings."""

from importlib import import_module

from django.urls import include, path

from gonghui import registry

from . import health

service_modules = [
    (service.code, import_module(f"gonghui.services.{service.code}.urls")) for service in registry.services()
]

urlpatterns = [
    path("", include("gonghui.portal.urls")),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("ui/", include("gonghui.ui.urls")),
    path("account/", include("gonghui.kernel.access.urls")),
    path("files/", include("gonghui.kernel.files.urls")),
    path("notices/", include("gonghui.kernel.notices.urls")),
    path("work/", include("gonghui.workbench.urls")),
    *(path(f"{code}/", include((module.portal_urls, f"portal-{code}"))) for code, module in service_modules),
    *(
        path(f"work/{code}/", include((module.work_urls, f"workbench-{code}")))
        for code, module in service_modules
    ),
]

handler400 = "gonghui.ui.errors.bad_request"
handler403 = "gonghui.ui.errors.forbidden"
handler404 = "gonghui.ui.errors.not_found"
handler500 = "gonghui.ui.errors.broken"
