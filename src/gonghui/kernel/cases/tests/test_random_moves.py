"""Whatever officers and applicants do, in whatever order: what must hold of every case holds."""

from datetime import timedelta

from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.cases import actions, queries
from gonghui.kernel.cases.models import Case
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.refusal import Refusal

from .cast import MONDAY, actor, cast, opened
from .flow_for_tests import TRIAL

OFFICERS = ("zhou", "wang", "li", "county_officer")
ACTORS = (*OFFICERS, "applicant", "system")
MOVES = tuple(move.code for move in TRIAL.moves)
HOURS = st.integers(min_value=0, max_value=200)


class Desk(RuleBasedStateMachine):
    """One case on one desk; every rule tries a deed, a refusal changes nothing."""

    @initialize(channel=st.sampled_from(["online", "counter"]))
    def begin(self, channel):
        self.frame = transaction.atomic()
        self.frame.__enter__()
        self.who, self.now = cast(), MONDAY
        self.case = opened(self.who, channel=channel)
        self.dues = {}

    def teardown(self):
        transaction.set_rollback(True)
        self.frame.__exit__(None, None, None)

    def attempt(self, deed):
        before = self.state()
        try:
            deed()
        except Refusal:
            assert self.state() == before

    def state(self):
        case = Case.objects.get(pk=self.case.pk)
        items = list(case.work_items.values_list("pk", "handler_id", "closed_at", "due_at"))
        return case.stage, case.version, case.due_at, items, case.steps.count(), Entry.objects.count()

    def actor(self, name):
        return SYSTEM if name == "system" else actor(getattr(self.who, name))

    @rule(hours=HOURS)
    def time_passes(self, hours):
        self.now += timedelta(hours=hours)

    @rule(move=st.sampled_from(MOVES), name=st.sampled_from(ACTORS), reason=st.sampled_from(["", "理由"]))
    def moves(self, move, name, reason):
        passed_to = self.who.port if move == "pass_on" else None
        self.attempt(
            lambda: actions.move(
                self.case,
                move,
                by=self.actor(name),
                at=self.now,
                reason=reason,
                to_organization=passed_to,
            )
        )

    @rule(name=st.sampled_from(ACTORS))
    def claims(self, name):
        self.attempt(lambda: actions.claim(self.case, by=self.actor(name), at=self.now))

    @rule(
        name=st.sampled_from(OFFICERS), to=st.sampled_from(ACTORS[:-1]), reason=st.sampled_from(["", "休假"])
    )
    def hands_over(self, name, to, reason):
        by, other = self.actor(name), getattr(self.who, to)
        self.attempt(lambda: actions.hand_over(self.case, to=other, by=by, at=self.now, reason=reason))

    @rule(name=st.sampled_from(OFFICERS), reason=st.sampled_from(["", "休假"]))
    def puts_back(self, name, reason):
        by = self.actor(name)
        self.attempt(lambda: actions.return_to_queue(self.case, by=by, at=self.now, reason=reason))

    @rule(name=st.sampled_from(OFFICERS), to=st.sampled_from(OFFICERS))
    def asks(self, name, to):
        by, other = self.actor(name), getattr(self.who, to)
        self.attempt(lambda: actions.ask_co_signer(self.case, person=other, by=by, at=self.now))

    @rule(name=st.sampled_from(OFFICERS), agrees=st.booleans())
    def answers(self, name, agrees):
        by = self.actor(name)
        self.attempt(
            lambda: actions.answer_co_sign(self.case, by=by, at=self.now, agrees=agrees, note="工龄不够")
        )

    @rule()
    def the_clock_looks(self):
        actions.make_due_moves(at=self.now)
        actions.escalate_overdue(at=self.now)
        self.case.refresh_from_db()

    @invariant()
    def one_open_item_while_an_officer_is_waited_for_else_none(self):
        if not hasattr(self, "case"):
            return
        case = Case.objects.get(pk=self.case.pk)
        open_items = list(case.work_items.filter(closed_at=None))
        assert len(open_items) == (1 if case.standing.seat else 0)
        assert case.has_ended == case.standing.ends
        assert case.is_paused == case.standing.pauses
        if case.has_ended:
            assert not case.co_signs.filter(answered_at=None, dropped_at=None).exists()
        for item in open_items:
            assert (item.due_at, item.handler_id) == (case.due_at, case.handler_id)
            assert item.handler_id != case.applicant_id

    @invariant()
    def a_deadline_never_moves_while_the_item_is_open(self):
        if not hasattr(self, "case"):
            return
        for item in self.case.work_items.all():
            assert self.dues.setdefault(item.pk, item.due_at) == item.due_at

    @invariant()
    def every_step_is_journaled_and_the_timeline_can_be_read(self):
        if not hasattr(self, "case"):
            return
        ours = Entry.objects.filter(subject_kind="cases.Case", subject_id=self.case.pk)
        assert ours.count() == self.case.steps.count()
        assert queries.timeline(self.case, for_officers=True)


def test_no_way_through_leaves_an_item_open_two_items_or_a_moved_deadline(db):
    run_state_machine_as_test(
        Desk, settings=settings(max_examples=25, stateful_step_count=25, deadline=None, database=None)
    )
