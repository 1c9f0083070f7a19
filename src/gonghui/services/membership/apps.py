"""The membership service as a Django application."""

from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "gonghui.services.membership"
    label = "membership"
