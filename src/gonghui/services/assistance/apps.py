"""Hardship assistance as a Django application."""

from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    name = "gonghui.services.assistance"
    label = "assistance"
