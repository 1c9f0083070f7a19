"""Addresses below /work/benefits/ for postings, sites and retirement groups."""

from django.urls import include, path

from . import postings, retirement, site_work, sites

IMPORTS = {"workbook": "benefit-groups", "service": "benefits:groups"}

work_urls = [
    path("postings/", postings.listed, name="postings"),
    path("postings/new/", postings.new, name="posting-new"),
    path("postings/<uuid:uid>/ending/", postings.ending, name="posting-ending"),
    path("sites/", sites.listed, name="sites"),
    path("sites/new/", sites.new, name="site-new"),
    path("sites/<uuid:uid>/", sites.site, name="site"),
    path("sites/<uuid:uid>/change/", sites.change, name="site-change"),
    path("sites/<uuid:uid>/joining/", site_work.joining, name="site-joining"),
    path("sites/<uuid:uid>/workers/<int:pk>/leaving/", site_work.leaving, name="site-leaving"),
    path("sites/<uuid:uid>/readings/", site_work.reading, name="site-reading"),
    path("sites/<uuid:uid>/visits/", site_work.visiting, name="site-visiting"),
    path("retirement/", retirement.listed, name="retirement"),
    path("retirement/<uuid:uid>/", retirement.group, name="retirement-group"),
    path("groups/", include(("gonghui.exchange.pages.import_urls", "groups")), IMPORTS),
]
