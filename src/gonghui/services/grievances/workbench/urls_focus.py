"""Addresses below /work/grievances/: what is talked about, and what is done about it."""

from django.urls import path

from . import topics

work_urls = [
    path("topics/", topics.lists, name="topics"),
]
