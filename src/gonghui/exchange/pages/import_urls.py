"""Addresses of one workbook's imports; a service with several workbooks includes them once for each."""

from django.urls import path

from . import batches, intake

urlpatterns = [
    path("imports/", batches.batches, name="imports"),
    path("imports/new/", intake.new, name="import-new"),
    path("imports/<uuid:uid>/", batches.batch, name="import"),
    path("imports/<uuid:uid>/progress/", batches.progress, name="import-progress"),
    path("imports/<uuid:uid>/checking/", batches.check_again, name="import-check"),
    path("imports/<uuid:uid>/confirmation/", batches.confirm, name="import-confirm"),
    path("imports/<uuid:uid>/undoing/", batches.undo, name="import-undo"),
    path("imports/<uuid:uid>/refused.xlsx", batches.refused, name="import-refused"),
]
