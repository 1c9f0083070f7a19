from django.urls import path

from . import downloads

app_name = "files"
urlpatterns = [path("<uuid:uid>/", downloads.download, name="download")]
