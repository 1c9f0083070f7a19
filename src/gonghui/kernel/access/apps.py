from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "gonghui.kernel.access"
    label = "access"

    def ready(self) -> None:
        from ..people import rotating
        from . import listening, second_factor

        listening.connect()
        rotating.also_reseal("access.second_factor", second_factor.reseal)
