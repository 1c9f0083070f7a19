from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "gonghui.kernel.ledger"
    label = "ledger"

    def ready(self) -> None:
        from . import listening

        listening.begin()
