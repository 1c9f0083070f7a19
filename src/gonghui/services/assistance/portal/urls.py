"""Addresses below /assistance/."""

from django.urls import path

from . import apply, notices
from .plan_urls import plan_urls

portal_urls = [
    path("apply/", apply.home, name="apply"),
    path("apply/union/", apply.union, name="apply-union"),
    path("apply/family/", apply.family, name="apply-family"),
    path("apply/money/", apply.money, name="apply-money"),
    path("apply/estimate/", apply.live, name="apply-estimate"),
    path("apply/trouble/", apply.trouble, name="apply-trouble"),
    path("apply/papers/", apply.papers, name="apply-papers"),
    path("apply/check/", apply.check, name="apply-check"),
    path("apply/discarding/", apply.discard, name="apply-discard"),
    path("notices/", notices.notices, name="notices"),
    path("notices/<uuid:uid>/", notices.notice, name="notice"),
    path("notices/<uuid:uid>/lines/<uuid:line>/objection/", notices.objection, name="objection"),
    path("cases/<uuid:uid>/objection/", notices.refusal_objection, name="refusal-objection"),
    *plan_urls,
]
