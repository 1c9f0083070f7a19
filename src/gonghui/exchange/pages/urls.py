"""Addresses that a service includes below its own, saying which workbook and service are meant."""

from django.urls import include, path

urlpatterns = [
    path("", include("gonghui.exchange.pages.import_urls")),
    path("", include("gonghui.exchange.pages.export_urls")),
]
