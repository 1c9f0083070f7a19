"""The family's addresses of its own plan."""

from django.urls import path

from . import plan

plan_urls = [
    path("plan/", plan.plan, name="plan"),
    path("plan/payments/<slug:number>/receipt/", plan.received, name="received"),
    path("plan/measures/<uuid:matter>/rating/", plan.rating, name="rating"),
]
