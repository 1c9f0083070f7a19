"""Addresses below /work/grievances/: handling, entering, calling back."""

from django.urls import path

from . import beside, board, callbacks, entering, handling

work_urls = [
    path("enter/", entering.enter, name="enter"),
    path("quality/", board.board, name="quality"),
    path("joints/", beside.joints, name="joints"),
    path("joints/<uuid:uid>/", beside.answer_joint, name="joint-answer"),
    path("callbacks/", callbacks.waiting, name="callbacks"),
    path("callbacks/<uuid:uid>/", callbacks.one, name="callback"),
    path("callbacks/<uuid:uid>/number/", callbacks.number, name="callback-number"),
    path("<uuid:uid>/answer/", handling.answer, name="answer"),
    path("<uuid:uid>/progress/", handling.progress, name="progress"),
    path("<uuid:uid>/pause/", handling.pause, name="pause"),
    path("<uuid:uid>/passing/", handling.pass_on, name="pass-on"),
    path("<uuid:uid>/grade/", handling.grade, name="grade"),
    path("<uuid:uid>/same/", handling.same, name="same"),
    path("<uuid:uid>/joint/", beside.ask_joint, name="joint"),
    path("<uuid:uid>/extension/", beside.extension, name="extension"),
    path("<uuid:uid>/extension/decision/", beside.settle_extension, name="extension-decision"),
    path("<uuid:uid>/name/", beside.name, name="name"),
    path("<uuid:uid>/words/", beside.words, name="words"),
    path("<uuid:uid>/papers/<int:pk>/", beside.paper, name="paper"),
]
