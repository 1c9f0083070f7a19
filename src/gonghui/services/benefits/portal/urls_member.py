"""Addresses below /benefits/: what members see and do."""

from django.urls import path

from . import events, one, own

portal_urls = [
    path("", own.mine, name="mine"),
    path("history/", own.history, name="history"),
    path("events/", events.kinds, name="events"),
    path("events/<slug:kind>/", events.event, name="event"),
    path("events/<uuid:uid>/again/", events.mend, name="event-mend"),
    path("waivers/<int:pk>/withdrawal/", one.take_back, name="take-back"),
    path("<uuid:uid>/", one.one, name="one"),
    path("<uuid:uid>/coupon.svg", one.coupon_picture, name="coupon-picture"),
    path("<uuid:uid>/receipt/", one.received, name="received"),
    path("<uuid:uid>/missing/", one.not_received, name="not-received"),
    path("<uuid:uid>/choice/", one.choice, name="choice"),
    path("<uuid:uid>/rating/", one.rating, name="rating"),
    path("<uuid:uid>/declining/", one.declining, name="declining"),
    path("<uuid:uid>/wish/", one.want, name="want"),
]
