from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "gonghui.config"
    label = "house"

    def ready(self) -> None:
        from gonghui.kernel.files.actions import reseal_all
        from gonghui.kernel.people import rotating

        from . import checks

        checks.register()
        rotating.also_reseal("files.StoredFile.original_name_sealed", reseal_all)
