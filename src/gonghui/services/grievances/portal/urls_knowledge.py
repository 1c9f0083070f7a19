"""Addresses of public answers: for everybody, and for the way without a name."""

from django.urls import path

from . import knowledge

portal_urls = [
    path("answers/", knowledge.answers, name="answers"),
    path("answers/<uuid:uid>/", knowledge.one, name="public-answer"),
    path("anonymous/answers/", knowledge.nameless, name="nameless-answers"),
]
