from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "gonghui.kernel.organizations"
    label = "organizations"
