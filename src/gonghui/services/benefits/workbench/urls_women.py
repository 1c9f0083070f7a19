"""Addresses below /work/benefits/ of women's protection, nursing rooms and contracts."""

from django.urls import path

from . import women, womens_affairs

work_urls = [
    path("women/", women.listed, name="women"),
    path("women/new/", women.new, name="womens-new"),
    path("women/<uuid:uid>/", women.record, name="womens-record"),
    path("women/<uuid:uid>/ending/", women.ending, name="womens-ending"),
    path("nursing-rooms/", womens_affairs.rooms, name="nursing-rooms"),
    path("nursing-rooms/new/", womens_affairs.new_room, name="nursing-room-new"),
    path("nursing-rooms/<uuid:uid>/closing/", womens_affairs.close_room, name="nursing-room-closing"),
    path("womens-contracts/", womens_affairs.contracts, name="womens-contracts"),
    path("womens-contracts/new/", womens_affairs.new_contract, name="womens-contract-new"),
    path("work-check/", womens_affairs.work_check, name="work-check"),
]
