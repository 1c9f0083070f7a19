from django.apps import AppConfig


class CalendarConfig(AppConfig):
    name = "gonghui.kernel.calendar"
    label = "calendar"
