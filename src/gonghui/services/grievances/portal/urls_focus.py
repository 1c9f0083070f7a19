"""Addresses of what the union is solving."""

from django.urls import path

from . import focuses

portal_urls = [
    path("focuses/", focuses.being_solved, name="focuses"),
    path("focuses/<uuid:uid>/", focuses.one, name="focus"),
]
