"""Run as a program: dispatchers are started and killed (SIGKILL) after a random moment, again and again.

Arguments: how many to kill, "sound" or "naive". The naive one writes "sent" before it sends, as a twin that
loses what it was sending. At the end one dispatcher is left alone until nothing is due any more.
"""

import os
import random
import signal
import sys
import time
from datetime import timedelta

import django

LEASE = timedelta(milliseconds=150)


def main() -> None:
    kills, manner = int(sys.argv[1]), sys.argv[2]
    django.setup()
    from gonghui.kernel.notices import dispatching

    dispatching.LEASE = LEASE
    if manner == "naive":
        make_naive(dispatching)
    dice = random.Random(35)
    for _round in range(kills):
        one = start_one(dispatching)
        time.sleep(dice.uniform(0.02, 0.09))
        os.kill(one, signal.SIGKILL)
        os.waitpid(one, 0)
    for _rest in range(3):
        time.sleep(LEASE.total_seconds() * 2)
        os.waitpid(start_one(dispatching), 0)


def start_one(dispatching) -> int:
    from django.utils import timezone

    one = os.fork()
    if one == 0:
        dispatching.dispatch(limit=10_000, at=timezone.now())
        os._exit(0)
    return one


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
