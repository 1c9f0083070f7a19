"""Addresses below /work/benefits/ for rule cards, exceptions to them, purchases and money."""

from django.urls import path

from . import cards, exceptions, purchase_deeds, purchases, spending

PURCHASE = "purchases/<uuid:uid>/"

work_urls = [
    path("rules/", cards.listed, name="rules"),
    path("rules/new/", cards.new, name="rule-new"),
    path("rules/<uuid:uid>/", cards.rule, name="rule"),
    path("rules/<uuid:uid>/next/", cards.following, name="rule-next"),
    path("rules/<uuid:uid>/exception/", exceptions.ask, name="exception-ask"),
    path("exceptions/", exceptions.listed, name="exceptions"),
    path("exceptions/<uuid:uid>/", exceptions.exception, name="exception"),
    path("exceptions/<uuid:uid>/approval/", exceptions.approve, name="exception-approval"),
    path("exceptions/<uuid:uid>/refusal/", exceptions.refuse, name="exception-refusal"),
    path("exceptions/<uuid:uid>/document/", exceptions.document, name="exception-document"),
    path("purchases/", purchases.listed, name="purchases"),
    path("purchases/new/<uuid:uid>/", purchases.new, name="purchase-new"),
    path(PURCHASE, purchases.purchase, name="purchase"),
    path(f"{PURCHASE}approval/", purchases.approval, name="purchase-approval"),
    path(f"{PURCHASE}payment/", purchase_deeds.payment, name="purchase-payment"),
    path(f"{PURCHASE}receipt/", purchase_deeds.receipt, name="purchase-receipt"),
    path(f"{PURCHASE}return/", purchase_deeds.give_back, name="purchase-return"),
    path(f"{PURCHASE}reversal/", purchase_deeds.reversal, name="purchase-reversal"),
    path(f"{PURCHASE}release/", purchase_deeds.release, name="purchase-release"),
    path("approvals/", purchases.approvals, name="purchase-approvals"),
    path("spending/", spending.spending, name="spending"),
    path("spending/funds/new/", spending.fund_new, name="fund-new"),
    path("spending/funds/<uuid:uid>/budget/", spending.fund_budget, name="fund-budget"),
]
