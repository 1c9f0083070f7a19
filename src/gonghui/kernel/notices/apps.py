from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "gonghui.kernel.notices"
    label = "notices"

    def ready(self) -> None:
        from . import kinds, listening, terms

        kinds.declare(terms.TERM_ENDS)
        listening.begin()
