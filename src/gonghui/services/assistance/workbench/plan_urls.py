"""The officer's addresses of plans, pairings, partners and money."""

from django.urls import path

from . import batches, corrections, measures, money, offers, pairings, payments, plans

HOUSEHOLD = "households/<uuid:uid>/"

plan_urls = [
    path("plans/", plans.plans_page, name="plans"),
    path(f"{HOUSEHOLD}plan/", plans.plan, name="plan"),
    path(f"{HOUSEHOLD}plan/draft/", plans.plan_draft, name="plan-draft"),
    path("plans/<uuid:uid>/goal/", plans.plan_goal, name="plan-goal"),
    path("plans/<uuid:uid>/approval/", plans.plan_approval, name="plan-approval"),
    path("plans/<uuid:uid>/measures/new/", measures.measure_new, name="measure-new"),
    path("measures/<uuid:uid>/", measures.measure, name="measure"),
    path("measures/<uuid:uid>/removal/", measures.measure_removal, name="measure-removal"),
    path("measures/<uuid:uid>/outcome/", measures.measure_outcome, name="measure-outcome"),
    path("pairings/", pairings.pairings, name="pairings"),
    path(f"{HOUSEHOLD}pairing/", pairings.pair, name="pair"),
    path(f"{HOUSEHOLD}diary/", pairings.diary, name="diary"),
    path("offers/", offers.offers, name="offers"),
    path("offers/new/", offers.offer_new, name="offer-new"),
    path("offers/<uuid:uid>/matches/<uuid:measure>/", offers.match, name="match"),
    path("money/", money.money_page, name="money"),
    path("money/funds/new/", money.fund_new, name="fund-new"),
    path("money/funds/<uuid:uid>/budget/", money.fund_budget, name="fund-budget"),
    path("money/periods/", money.periods, name="periods"),
    path("money/approvals/", payments.approvals, name="approvals"),
    path("money/approvals/<uuid:uid>/", payments.approval, name="approval"),
    path("money/payments/", payments.payments, name="payments"),
    path("money/payments/<uuid:uid>/", payments.payment, name="payment"),
    path("money/payments/<uuid:uid>/reversal/", corrections.reversal, name="reversal"),
    path("money/payments/<uuid:uid>/return/", corrections.give_back, name="give-back"),
    path("money/payments/<uuid:uid>/payee/", corrections.payee, name="payee"),
    path("money/batches/<uuid:uid>/", batches.batch, name="batch"),
    path("money/batches/<uuid:uid>/sheet/", batches.batch_sheet, name="batch-sheet"),
    path("money/batches/<uuid:uid>/return/", batches.batch_return, name="batch-return"),
]
