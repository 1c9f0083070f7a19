from django.apps import AppConfig


class OnceConfig(AppConfig):
    name = "gonghui.kernel.once"
    label = "once"
