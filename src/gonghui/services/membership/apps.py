"""The membership service as a Django application."""

from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "gonghui.services.membership"
    label = "membership"

    def ready(self) -> None:
        from gonghui.kernel.people import rotating

        from .models import CorrectionRequest, JoinApplication, answers_binding, wanted_binding

        rotating.also_reseal_column(JoinApplication, "answers_sealed", answers_binding)
        rotating.also_reseal_column(
            CorrectionRequest, "wanted_sealed", lambda request: wanted_binding(request.case)
        )
