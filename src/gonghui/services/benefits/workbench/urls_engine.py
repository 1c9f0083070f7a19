"""Addresses below /work/benefits/ for programs and the dates ahead."""

from django.urls import path

from . import occasion_calendar, programs

work_urls = [
    path("calendar/", occasion_calendar.ahead, name="calendar"),
    path("programs/", programs.listed, name="programs"),
    path("programs/templates/", programs.offered, name="program-templates"),
    path("programs/new/", programs.new, name="program-new"),
    path("programs/<uuid:uid>/", programs.program, name="program"),
    path("programs/<uuid:uid>/change/", programs.change, name="program-change"),
    path("programs/<uuid:uid>/force/", programs.force, name="program-force"),
    path("programs/<uuid:uid>/end/", programs.end, name="program-end"),
    path("programs/<uuid:uid>/removal/", programs.remove, name="program-removal"),
]
