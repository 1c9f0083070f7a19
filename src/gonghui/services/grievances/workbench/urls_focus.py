"""Addresses below /work/grievances/: what is talked about, and what is done about it."""

from django.urls import path

from . import focuses, topics

work_urls = [
    path("topics/", topics.lists, name="topics"),
    path("focuses/new/<slug:code>/", focuses.new, name="focus-new"),
    path("focuses/<uuid:uid>/", focuses.one, name="focus"),
    path("focuses/<uuid:uid>/measures/", focuses.add_measure, name="measure-new"),
    path("focuses/<uuid:uid>/survey/", focuses.ask, name="focus-survey"),
    path("focuses/<uuid:uid>/closing/", focuses.close, name="focus-close"),
    path("measures/<uuid:uid>/", focuses.measure, name="measure"),
]
