"""Addresses below /work/benefits/ for handing out."""

from django.urls import path

from . import (
    coupons,
    handing_list,
    handing_offline,
    handing_one,
    handing_scan,
    handing_signed,
    handing_todo,
)

work_urls = [
    path("", handing_todo.todo, name="todo"),
    path("missed/", handing_todo.missed, name="missed"),
    path("scan/", handing_scan.scan, name="scan"),
    path("offline/", handing_offline.offline, name="offline"),
    path("offline/worker.js", handing_offline.worker, name="offline-worker"),
    path("offline/names/<uuid:uid>/", handing_offline.names, name="offline-names"),
    path("offline/records/", handing_offline.records, name="offline-records"),
    path("coupons/", coupons.redeem, name="coupons"),
    path("handing/<uuid:uid>/", handing_list.names, name="handing"),
    path("handing/<uuid:uid>/print/", handing_list.printed, name="handing-print"),
    path("handing/<uuid:uid>/batch/", handing_list.batch, name="handing-batch"),
    path("handing/<uuid:uid>/signed/", handing_signed.signed, name="handing-signed"),
    path("handing/<uuid:uid>/coupons/", coupons.issue, name="coupons-issue"),
    path("entitlements/<uuid:uid>/", handing_one.entitlement, name="entitlement"),
    path("entitlements/<uuid:uid>/outcome/", handing_one.outcome, name="outcome"),
    path("handouts/<uuid:uid>/undoing/", handing_one.undo, name="handout-undo"),
    path("handouts/<uuid:uid>/signature/", handing_one.signature, name="signature"),
]
