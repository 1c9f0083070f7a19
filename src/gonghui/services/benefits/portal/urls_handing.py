"""Addresses below /benefits/ for coupons."""

from django.urls import path

from . import coupons

portal_urls = [
    path("coupons/<uuid:uid>/", coupons.coupon, name="coupon"),
]
