from django.apps import AppConfig


class UiConfig(AppConfig):
    """The look of the house: styles, icons, components and the shell of every page."""

    name = "gonghui.ui"
    label = "ui"
