"""Addresses below /membership/."""

from django.urls import path

from . import card, join, profile, transfer

portal_urls = [
    path("join/", join.union, name="join"),
    path("join/who/", join.who, name="join-who"),
    path("join/work/", join.work, name="join-work"),
    path("join/check/", join.check, name="join-check"),
    path("join/sent/", join.sent, name="join-sent"),
    path("join/<slug:code>/", join.by_link, name="join-by-link"),
    path("applications/<uuid:uid>/", join.application, name="application"),
    path("card/", card.show, name="card"),
    path("card/today.svg", card.picture, name="card-picture"),
    path("transfer/", transfer.ask, name="transfer"),
    path("profile/", profile.show, name="profile"),
    path("profile/about-me/", profile.about_me, name="about-me"),
    path("profile/about-me/<slug:field>/withdrawal/", profile.withdraw, name="withdraw-consent"),
    path("profile/correction/", profile.correction, name="correction"),
]
