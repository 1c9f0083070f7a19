from django.apps import AppConfig


class CodesConfig(AppConfig):
    name = "gonghui.kernel.codes"
    label = "codes"
