"""The address of a service's exports, for one that brings no workbook of its own."""

from django.urls import path

from . import exports

urlpatterns = [path("exports/", exports.exports, name="exports")]
