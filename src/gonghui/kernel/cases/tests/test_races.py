"""Two at once, with real threads: one effect, one clear message."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from gonghui.kernel.cases import actions
from gonghui.kernel.cases.actions import moving
from gonghui.kernel.cases.models import Case, NumberSeries
from gonghui.kernel.cases.refusals import AlreadyDecided, InOtherHands
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice

from .cast import MONDAY, actor, cast, moment, open_items, opened, stages_of

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


@pytest.fixture
def who(on_disk):
    return cast()


def at_once(*deeds):
    """Run every deed in a thread of its own, all starting together; give results or what they raised."""
    start = Barrier(len(deeds))

    def run(deed):
        try:
            start.wait(10)
            return deed()
        except Exception as raised:
            return raised
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def two_decide(who, case):
    seen = [Case.objects.get(pk=case.pk), Case.objects.get(pk=case.pk)]
    return at_once(
        lambda: actions.move(seen[0], "accept", by=actor(who.wang), at=moment(3)),
        lambda: actions.move(seen[1], "decline", by=actor(who.zhou), at=moment(3), reason="不在本单位"),
    )


def test_two_simultaneous_decisions_give_one_effect_and_one_clear_message(who):
    for _round in range(ROUNDS):
        case = opened(who)
        results = two_decide(who, case)
        refusals = [result for result in results if isinstance(result, Exception)]
        assert [type(refusal) for refusal in refusals] == [AlreadyDecided], results
        winner = next(result for result in results if isinstance(result, Case))
        name = "王敏" if winner.stage == "joined" else "周岩"
        assert str(refusals[0]).startswith(f"{name}已于3 月 3 日 09:00办理：")
        assert stages_of(case) == [winner.stage]
        assert Entry.objects.filter(subject_id=case.pk, deed__startswith="trial.join.").count() == 2
        assert open_items(case) == 0
    accepted = Case.objects.filter(stage="joined").count()
    assert Notice.objects.filter(kind="trial.accepted").count() == accepted


def test_twin_without_the_lock_both_decisions_take_effect(who, monkeypatch):
    monkeypatch.setattr(moving, "hold", lambda case: case.version)
    case = opened(who)
    results = two_decide(who, case)
    assert all(isinstance(result, Case) for result in results), results
    assert sorted(stages_of(case)) == ["declined", "joined"]


def test_two_who_claim_at_once_end_with_one_handler(who):
    for _round in range(ROUNDS):
        case = opened(who)
        seen = [Case.objects.get(pk=case.pk), Case.objects.get(pk=case.pk)]
        results = at_once(
            lambda seen=seen: actions.claim(seen[0], by=actor(who.wang), at=MONDAY),
            lambda seen=seen: actions.claim(seen[1], by=actor(who.zhou), at=MONDAY),
        )
        assert sum(isinstance(result, InOtherHands) for result in results) == 1, results
        assert case.steps.filter(kind="claim").count() == 1


def open_or_fail(who, fails):
    with transaction.atomic():
        case = opened(who)
        if fails:
            raise ZeroDivisionError
        return case


def test_numbers_have_no_gap_and_no_double_even_if_some_openings_fail(who):
    deeds = [lambda fails=number % 3 == 0: open_or_fail(who, fails) for number in range(12)]
    results = at_once(*deeds)
    assert sum(isinstance(result, ZeroDivisionError) for result in results) == 4, results
    numbers = sorted(Case.objects.values_list("number", flat=True))
    assert numbers == [f"SB-2026-{number:04d}" for number in range(1, 9)]
    assert NumberSeries.objects.get().last == 8
