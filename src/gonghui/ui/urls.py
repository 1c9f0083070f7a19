from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [
    path("", views.patterns, name="patterns"),
    path("css/<slug:name>.<str:digest>.css", views.sheet, name="sheet"),
    path("preferences/", views.preferences, name="preferences"),
    path("<slug:name>/", views.patterns, name="pattern"),
]
