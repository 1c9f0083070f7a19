from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "gonghui.exchange"
    label = "exchange"

    def ready(self) -> None:
        from . import resealing

        resealing.begin()
