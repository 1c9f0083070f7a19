from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "gonghui.kernel.access"
    label = "access"

    def ready(self) -> None:
        from . import listening

        listening.connect()
