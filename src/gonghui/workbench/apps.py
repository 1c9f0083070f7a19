from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    name = "gonghui.workbench"
    label = "workbench"
