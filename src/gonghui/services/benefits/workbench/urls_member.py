"""Addresses below /work/benefits/ for life events and draws."""

from django.urls import path

from . import draws, events

work_urls = [
    path("draws/", draws.several, name="draws"),
    path("draws/of/<uuid:uid>/", draws.new, name="draw-new"),
    path("draws/<uuid:uid>/", draws.one, name="draw"),
    path("events/new/", events.counter, name="event-counter"),
    path("events/<uuid:uid>/paper/", events.paper, name="event-paper"),
]
