"""The member's addresses."""

from django.urls import path

from . import views

app_name = "portal"

urlpatterns = [
    path("", views.home, name="home"),
    path("services/", views.services, name="services"),
    path("messages/", views.messages, name="messages"),
    path("messages/<uuid:uid>/", views.message, name="message"),
    path("me/", views.me, name="me"),
    path("me/channels/", views.channels, name="channels"),
    path("me/channels/wechat/", views.wechat, name="wechat"),
    path("me/channels/wechat/out/", views.wechat_out, name="wechat-out"),
    path("me/channels/wechat/back/", views.wechat_back, name="wechat-back"),
    path("me/channels/wechat/removal/", views.wechat_removal, name="wechat-removal"),
    path("me/looks/", views.looks, name="looks"),
    path("me/export/", views.export, name="export"),
    path("cases/", views.cases, name="cases"),
    path("cases/<uuid:uid>/", views.case, name="case"),
    path("cases/<uuid:uid>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("officers/", views.officers, name="officers"),
    path("officers/<slug:code>/", views.officers_of, name="officers-of"),
    path("standard/", views.standard, name="standard"),
    path("privacy/", views.privacy, name="privacy"),
    path("search/", views.search, name="search"),
]
