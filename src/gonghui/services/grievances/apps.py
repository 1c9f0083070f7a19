"""The service centre as a Django application."""

from django.apps import AppConfig


class GrievancesConfig(AppConfig):
    name = "gonghui.services.grievances"
    label = "grievances"

    def ready(self) -> None:
        from gonghui.kernel.people.rotating import also_reseal_column
        from gonghui.kernel.sealed import Sealed

        for model in self.get_models():
            if issubclass(model, Sealed):
                also_reseal_column(model, "particulars_sealed", Sealed.binding)
