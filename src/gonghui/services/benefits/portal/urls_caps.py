"""Addresses below /benefits/ for the rules."""

from django.urls import path

from . import rules

portal_urls = [
    path("rules/", rules.rules, name="rules"),
    path("rules/<uuid:uid>/", rules.rule, name="rule"),
]
