"""Addresses below /grievances/legal-aid/."""

from django.urls import path

from . import legal_aid

portal_urls = [
    path("legal-aid/", legal_aid.ask, name="aid"),
    path("legal-aid/<uuid:uid>/again/", legal_aid.again, name="aid-again"),
]
