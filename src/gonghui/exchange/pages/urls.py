"""Addresses that a service includes below its own, saying which workbook and service are meant."""

from django.urls import include, path

from . import exports

urlpatterns = [
    path("", include("gonghui.exchange.pages.import_urls")),
    path("exports/", exports.exports, name="exports"),
]
