"""Addresses below /grievances/: speaking, one's own grievances, the way without a name."""

from django.urls import path

from . import nameless, own, speaking

portal_urls = [
    path("", own.mine, name="mine"),
    path("speak/", speaking.about, name="about"),
    path("speak/<slug:category>/", speaking.who, name="who"),
    path("speak/<slug:category>/<slug:privacy>/", speaking.words, name="words"),
    path("anonymous/", nameless.write, name="nameless"),
    path("anonymous/receipt/", nameless.receipt, name="receipt"),
    path("anonymous/word/", nameless.word, name="nameless-word"),
    path("anonymous/rating/", nameless.rating, name="nameless-rating"),
    path("<uuid:uid>/", own.one, name="one"),
    path("<uuid:uid>/rating/", own.rate, name="rating"),
    path("<uuid:uid>/withdrawal/", own.withdraw, name="withdraw"),
]
