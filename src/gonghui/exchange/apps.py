from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "gonghui.exchange"
    label = "exchange"
