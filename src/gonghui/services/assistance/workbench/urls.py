"""The officer's addresses of hardship assistance, mounted at /work/assistance/."""

from django.urls import include, path

from . import bulletins, checks, crosses, figures, policies, proposals, versions, visits
from .file_urls import file_urls
from .plan_urls import plan_urls

work_urls = [
    *file_urls,
    path("proposals/", proposals.listed, name="proposals"),
    path("proposals/<uuid:uid>/", proposals.proposal, name="proposal"),
    path("proposals/<uuid:uid>/phone/", proposals.phone, name="proposal-phone"),
    path("lines/", policies.listed, name="lines"),
    path("lines/simulation/", policies.simulation, name="simulation"),
    path("policies/", versions.listed, name="policies"),
    path("policies/drafts/<uuid:uid>/", versions.drafted, name="policy-drafted"),
    path("policies/drafts/<uuid:uid>/force/", versions.force, name="policy-force"),
    path("policies/drafts/<uuid:uid>/removal/", versions.remove, name="policy-removal"),
    path("policies/<slug:code>/<int:version>/", versions.policy, name="policy"),
    path("policies/<slug:code>/<int:version>/draft/", versions.draft, name="policy-draft"),
    path("checks/", checks.checks, name="checks"),
    path("checks/<uuid:uid>/taking-over/", checks.take_over, name="check-take-over"),
    path(
        "checks/",
        include(("gonghui.exchange.pages.import_urls", "checks")),
        {"workbook": "checks", "service": "assistance:checks"},
    ),
    path("figures/", figures.figures, name="figures"),
    path("bulletins/", bulletins.listed, name="bulletins"),
    path("bulletins/<uuid:uid>/", bulletins.bulletin, name="bulletin"),
    path("figures/crosses/", crosses.crosses, name="crosses"),
    path("visits/", visits.visits, name="visits"),
    path("visits/offline/", visits.offline, name="visits-offline"),
    path("visits/worker.js", visits.worker, name="visits-worker"),
    path("visits/<uuid:uid>/", visits.visit, name="visit"),
    *plan_urls,
]
