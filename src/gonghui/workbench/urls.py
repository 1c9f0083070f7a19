"""The officer's addresses, mounted at /work/."""

from django.urls import path

from . import views

app_name = "workbench"

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("search/", views.search, name="search"),
    path("help/", views.help_page, name="help"),
    path("notices/", views.notices, name="notices"),
    path("stand-ins/", views.stand_ins, name="stand-ins"),
    path("stand-ins/<uuid:uid>/end/", views.end_stand_in, name="end-stand-in"),
    path("cases/", views.cases, name="cases"),
    path("cases/<uuid:uid>/", views.case, name="case"),
    path("cases/<uuid:uid>/claim/", views.claim, name="claim"),
    path("cases/<uuid:uid>/return/", views.return_to_queue, name="return"),
    path("cases/<uuid:uid>/hand-over/", views.hand_over, name="hand-over"),
    path("cases/<uuid:uid>/co-signers/", views.ask_co_signer, name="ask-co-signer"),
    path("cases/<uuid:uid>/co-signers/<uuid:person>/removal/", views.drop_co_signer, name="drop-co-signer"),
    path("cases/<uuid:uid>/signature/", views.answer_co_sign, name="answer-co-sign"),
    path("organizations/", views.organizations, name="organizations"),
    path("organizations/terms/", views.terms, name="terms"),
    path("organizations/<uuid:uid>/", views.organization, name="organization"),
    path("organizations/<uuid:uid>/details/", views.organization_details, name="organization-details"),
    path("organizations/<uuid:uid>/parts/", views.organization_found, name="organization-found"),
    path("organizations/<uuid:uid>/move/", views.organization_move, name="organization-move"),
    path("organizations/<uuid:uid>/merge/", views.organization_merge, name="organization-merge"),
    path("organizations/<uuid:uid>/close/", views.organization_close, name="organization-close"),
    path("organizations/<uuid:uid>/term/", views.organization_term, name="organization-term"),
    path("positions/", views.positions, name="positions"),
    path("positions/new/", views.appoint, name="appoint"),
    path("positions/<uuid:uid>/end/", views.end_position, name="end-position"),
    path("switches/", views.switches, name="switches"),
    path("journal/", views.journal, name="journal"),
]
