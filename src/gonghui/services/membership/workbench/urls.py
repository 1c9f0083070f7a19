"""The officer's addresses of membership, mounted at /work/membership/.

Imports and exports are the exchange's own pages; here they work on the member roster.
"""

from django.urls import include, path

from . import bulk, counter, life, member, poster, register, transfer, verify

work_urls = [
    path("", register.register, name="register"),
    path("views/", register.save_view, name="save-view"),
    path("views/<int:pk>/removal/", register.remove_view, name="remove-view"),
    path("bulk/", bulk.bulk, name="bulk"),
    path("members/<uuid:uid>/", member.member, name="member"),
    path("members/<uuid:uid>/reveal/<slug:field>/", member.reveal, name="reveal"),
    path("members/<uuid:uid>/changes/<slug:kind>/", life.change, name="change"),
    path("members/<uuid:uid>/transfer/", transfer.transfer, name="transfer"),
    path("counter/", counter.counter, name="counter"),
    path("poster/", poster.poster, name="poster"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<str:token>", verify.scanned, name="verify-scanned"),
    path("", include("gonghui.exchange.pages.urls"), {"workbook": "roster", "service": "membership"}),
]
