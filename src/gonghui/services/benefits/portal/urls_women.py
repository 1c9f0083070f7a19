"""Addresses below /benefits/ of women's protection and nursing rooms."""

from django.urls import path

from . import protection

portal_urls = [
    path("protection/", protection.own, name="protection"),
    path("protection/telling/", protection.telling, name="protection-telling"),
    path("protection/<uuid:uid>/withdrawal/", protection.withdrawal, name="protection-withdrawal"),
    path("nursing-rooms/", protection.rooms, name="nursing-rooms"),
]
