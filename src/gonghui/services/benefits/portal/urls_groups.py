"""Addresses below /benefits/ for who keeps a site."""

from django.urls import path

from . import keeping

portal_urls = [
    path("sites/", keeping.kept, name="sites-kept"),
    path("sites/<uuid:uid>/reading/", keeping.reading, name="site-reading"),
]
