"""Addresses below /work/benefits/ for figures: the coverage board, the names behind it, the big screen."""

from django.urls import include, path

from . import board, names, screen

work_urls = [
    path("coverage/", board.coverage, name="coverage"),
    path("coverage/names/", names.names, name="coverage-names"),
    path("coverage/screen/", screen.screen, name="screen"),
    path("", include("gonghui.exchange.pages.export_urls"), {"workbook": "", "service": "benefits"}),
]
