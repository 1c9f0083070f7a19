from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "gonghui.kernel.jobs"
    label = "jobs"
