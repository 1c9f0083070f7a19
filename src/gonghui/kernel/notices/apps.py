from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "gonghui.kernel.notices"
    label = "notices"

    def ready(self) -> None:
        from . import listening

        listening.begin()
