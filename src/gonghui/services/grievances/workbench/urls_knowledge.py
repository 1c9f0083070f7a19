"""Addresses of public answers on the desk."""

from django.urls import path

from . import knowledge

work_urls = [
    path("knowledge/", knowledge.listed, name="knowledge"),
    path("knowledge/new/", knowledge.new, name="knowledge-new"),
    path("knowledge/<uuid:uid>/", knowledge.one, name="knowledge-one"),
    path("knowledge/<uuid:uid>/change/", knowledge.change, name="knowledge-change"),
    path("knowledge/<uuid:uid>/handing-in/", knowledge.hand_in, name="knowledge-hand-in"),
    path("knowledge/<uuid:uid>/check/", knowledge.check, name="knowledge-check"),
    path("knowledge/<uuid:uid>/withdrawal/", knowledge.withdraw, name="knowledge-withdraw"),
    path("<uuid:uid>/knowledge/", knowledge.from_grievance, name="knowledge-from"),
]
