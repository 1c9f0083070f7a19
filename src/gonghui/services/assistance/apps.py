"""Hardship assistance as a Django application."""

from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    name = "gonghui.services.assistance"
    label = "assistance"

    def ready(self) -> None:
        from gonghui.kernel.people import rotating
        from gonghui.kernel.sealed import Sealed

        from . import revealing

        for model in self.get_models():
            if issubclass(model, Sealed):
                rotating.also_reseal_column(model, "particulars_sealed", Sealed.binding)
        revealing.offer()
