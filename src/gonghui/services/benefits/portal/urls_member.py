"""Addresses below /benefits/: what members see and do."""

from django.urls import path

from . import birthday, draws, events, heat, one, own

portal_urls = [
    path("", own.mine, name="mine"),
    path("heat/", heat.card, name="heat"),
    path("birthday/", birthday.choice, name="birthday"),
    path("history/", own.history, name="history"),
    path("draws/", draws.several, name="draws"),
    path("draws/<uuid:uid>/", draws.one, name="draw"),
    path("draws/<uuid:uid>/asking/", draws.ask, name="draw-ask"),
    path("draws/<uuid:uid>/withdrawal/", draws.withdraw, name="draw-withdraw"),
    path("draws/<uuid:uid>/list.json", draws.published, name="draw-list"),
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
