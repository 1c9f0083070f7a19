"""The officer's addresses of household files. Imports and exports are the exchange's own pages."""

from django.urls import include, path

from . import counter, edits, household, register

FILE = "households/<uuid:uid>/"
MEMBER = f"{FILE}members/<uuid:member>/"

file_urls = [
    path("households/", register.register, name="register"),
    path("counter/", counter.counter, name="counter"),
    path(FILE, household.household, name="household"),
    path(f"{FILE}reveal/<slug:field>/", household.reveal, name="reveal"),
    path(f"{FILE}details/", edits.file, name="edit-file"),
    path(f"{FILE}members/new/", edits.add_member, name="add-member"),
    path(MEMBER, edits.member, name="member"),
    path(f"{MEMBER}leaving/", edits.leaving, name="member-leaving"),
    path(f"{MEMBER}reveal/<slug:field>/", household.reveal_member, name="reveal-member"),
    path(f"{FILE}amounts/new/", edits.amount, name="add-amount"),
    path(f"{FILE}events/new/", edits.event, name="add-event"),
    path(f"{FILE}events/<int:pk>/removal/", edits.event_removal, name="event-removal"),
    path(f"{FILE}papers/new/", edits.add_paper, name="add-paper"),
    path(f"{FILE}papers/<int:pk>/", household.paper, name="paper"),
    path("", include("gonghui.exchange.pages.urls"), {"workbook": "households", "service": "assistance"}),
]
