from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "gonghui.insight"
    label = "insight"
