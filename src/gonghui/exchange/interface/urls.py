"""The officer's addresses about keys, mounted at /work/interface/."""

from django.urls import path

from . import pages

app_name = "interface"

urlpatterns = [
    path("", pages.tokens, name="tokens"),
    path("new/", pages.new, name="token-new"),
    path("<uuid:uid>/revocation/", pages.revoke, name="token-revocation"),
]
