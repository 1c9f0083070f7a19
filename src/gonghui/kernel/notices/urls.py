"""The pages of this room: the demonstration's phone, and what could not be sent."""

from django.urls import path

from . import views

app_name = "notices"

urlpatterns = [
    path("demo/phone/", views.phone, name="phone"),
    path("work/outbox/", views.outbox, name="outbox"),
    path("work/outbox/<uuid:uid>/retry/", views.retry, name="retry"),
    path("work/outbox/<uuid:uid>/end/", views.end, name="end"),
]
