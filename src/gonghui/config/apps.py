from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "gonghui.config"
    label = "house"

    def ready(self) -> None:
        from . import checks

        checks.register()
