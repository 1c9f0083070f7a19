from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "gonghui.kernel.cases"
    label = "cases"
