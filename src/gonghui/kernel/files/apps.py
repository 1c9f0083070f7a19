from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "gonghui.kernel.files"
    label = "files"
