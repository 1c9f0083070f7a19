"""Two officers at the same moment: the database lets one of them win."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction

from gonghui.kernel.access.models import Position
from gonghui.kernel.journal.tests.tampering import without_rules

from . import cast
from .test_positions import raw


def both_at_once(who) -> list[str]:
    """One makes her an auditor, the other a chair; both have written before either commits."""
    won: list[str] = []
    ready = threading.Barrier(2)

    def write(role, place):
        try:
            ready.wait(10)
            with transaction.atomic():
                raw(who.member, place, role, cast.LONG_AGO, None)
            won.append(role)
        except DatabaseError:
            return
        finally:
            connection.close()

    pairs = (("auditor", who.mill), ("chair", who.dock))
    threads = [threading.Thread(target=write, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return won


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("flushing_past_the_rules")
def test_of_two_hats_given_at_the_same_moment_one_stays_in_the_box():
    who = cast.cast()
    for _round in range(5):
        assert len(both_at_once(who)) == 1
        assert Position.objects.filter(person=who.member).count() == 1
        Position.objects.filter(person=who.member).delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("flushing_past_the_rules")
def test_without_the_rule_both_would_sit():
    who = cast.cast()
    with without_rules():
        assert len(both_at_once(who)) == 2
