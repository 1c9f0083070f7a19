"""Addresses below /work/benefits/ for life events and draws."""

from django.urls import path

from . import events

work_urls = [
    path("events/new/", events.counter, name="event-counter"),
    path("events/<uuid:uid>/paper/", events.paper, name="event-paper"),
]
