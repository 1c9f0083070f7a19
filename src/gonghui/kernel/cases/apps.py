from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "gonghui.kernel.cases"
    label = "cases"

    def ready(self) -> None:
        from gonghui.kernel.notices import kinds as told

        from . import kinds

        told.declare(*kinds.OWN)
