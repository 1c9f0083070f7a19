"""Universal benefits as a Django application."""

from django.apps import AppConfig


class BenefitsConfig(AppConfig):
    name = "gonghui.services.benefits"
    label = "benefits"

    def ready(self) -> None:
        from gonghui.kernel.people.rotating import also_reseal_column
        from gonghui.kernel.sealed import Sealed

        from . import revealing_women
        from .models import Coupon, Draw

        for model in self.get_models():
            if issubclass(model, Sealed):
                also_reseal_column(model, "particulars_sealed", Sealed.binding)
        also_reseal_column(Coupon, "code_sealed", Coupon.binding)
        also_reseal_column(Draw, "seed_sealed", Draw.binding)
        revealing_women.offer()
