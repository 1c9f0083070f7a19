"""Run as a program: dispatchers are started and killed (SIGKILL) after a random moment, again and again.

Arguments: how many to kill, "sound" or "naive". The naive one writes "sent" before it sends, as a twin that
loses what it was sending. At the end one dispatcher is left alone until nothing is left to send.
"""

import os
import random
import signal
import sys
import time
from datetime import timedelta

import django

LEASE = timedelta(milliseconds=150)
MOST_RESTS = 100
NOTHING_LEFT, SOME_LEFT = 0, 3


def main() -> None:
    kills, manner = int(sys.argv[1]), sys.argv[2]
    django.setup()
    from gonghui.kernel.notices import dispatching, kinds
    from gonghui.kernel.notices.tests.cast import URGENT

    kinds._own = {URGENT.code: URGENT}
    dispatching.LEASE = LEASE
    if manner == "naive":
        make_naive(dispatching)
    dice = random.Random(35)
    for _round in range(kills):
        one = start_one(dispatching)
        time.sleep(dice.uniform(0.02, 0.09))
        os.kill(one, signal.SIGKILL)
        os.waitpid(one, 0)
    for _rest in range(MOST_RESTS):
        time.sleep(LEASE.total_seconds() * 2)
        if os.waitstatus_to_exitcode(os.waitpid(start_one(dispatching), 0)[1]) == NOTHING_LEFT:
            return


def start_one(dispatching) -> int:
    """A dispatcher in a process of its own, connected and about to begin."""
    from django.db import connection
    from django.utils import timezone

    hear, say = os.pipe()
    one = os.fork()
    if one == 0:
        connection.ensure_connection()
        os.write(say, b"!")
        dispatching.dispatch(limit=10_000, at=timezone.now())
        os._exit(SOME_LEFT if something_left() else NOTHING_LEFT)
    os.close(say)
    os.read(hear, 1)
    os.close(hear)
    return one


def something_left() -> bool:
    from gonghui.kernel.notices.models import STILL_TO_SEND, Delivery

    return Delivery.objects.filter(state__in=STILL_TO_SEND).exists()


def make_naive(dispatching) -> None:
    from gonghui.kernel.notices.models import Delivery

    claim = dispatching._claim

    def claim_and_call_it_sent(at):
        delivery = claim(at)
        if delivery:
            Delivery.objects.filter(pk=delivery.pk).update(state="sent")
        return delivery

    dispatching._claim = claim_and_call_it_sent


if __name__ == "__main__":
    main()
