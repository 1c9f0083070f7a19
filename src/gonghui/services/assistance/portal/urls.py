"""Addresses below /assistance/."""

from django.urls import path

from . import notices

portal_urls = [
    path("notices/", notices.notices, name="notices"),
    path("notices/<uuid:uid>/", notices.notice, name="notice"),
    path("notices/<uuid:uid>/lines/<uuid:line>/objection/", notices.objection, name="objection"),
    path("cases/<uuid:uid>/objection/", notices.refusal_objection, name="refusal-objection"),
]
