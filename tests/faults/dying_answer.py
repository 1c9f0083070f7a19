"""Run as a program: an officer answers a grievance in a process that is killed (SIGKILL); another goes on.

Arguments: when to die, "sound" or "naive", the grievance, the officer, the moment of all this. The naive one
tells the worker after the answer is committed, as a twin whose worker never hears. Prints one JSON object.
"""

import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

import django
import dying

LATER = timedelta(minutes=10)  # past the lease of a dead dispatcher


def main() -> None:
    moment, manner, uid, officer, iso = sys.argv[1:]
    django.setup()
    at = datetime.fromisoformat(iso)
    if manner == "naive":
        tell_after_the_commit()
    killed = signal_of(lambda: die_at(moment, uid, int(officer), at))
    dying.in_a_process(lambda: go_on(uid, int(officer), at + LATER))
    seen = dying.counted(lambda: count(uid))
    print(json.dumps({"killed": killed, "seen": seen}))


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(moment: str, uid: str, officer: int, at: datetime) -> None:
    from gonghui.kernel.notices import dispatching
    from gonghui.services.grievances.actions import saying

    if moment == "before the commit":
        then_die(saying, "tell_speaker")
    if moment == "before sending":
        then_die(dispatching, "_claim")
    if moment == "after sending":
        dispatching._settle = lambda *given, **more: die()
    answer(uid, officer, at)
    if moment == "after the commit":
        die()
    dispatching.dispatch(limit=10, at=at)


def then_die(module, name: str) -> None:
    do = getattr(module, name)

    def do_and_die(*given, **more):
        do(*given, **more)
        die()

    setattr(module, name, do_and_die)


def go_on(uid: str, officer: int, at: datetime) -> None:
    """The house is up again: the officer, who saw no page, presses once more; the outbox is looked into."""
    from gonghui.kernel.notices import dispatching
    from gonghui.kernel.refusal import Refusal

    with contextlib.suppress(Refusal):
        answer(uid, officer, at)
    for turn in range(3):
        dispatching.dispatch(limit=10, at=at + turn * LATER)


def answer(uid: str, officer: int, at: datetime) -> None:
    from gonghui.kernel.actor import Actor
    from gonghui.services.grievances.actions import handling
    from gonghui.services.grievances.models import Basis, Grievance

    one = Grievance.objects.get(case__uid=uid)
    told = {"words": "已经补发。", "basis": Basis.LAW, "basis_text": "劳动法第四十四条"}
    handling.answer(one, by=Actor(officer, "周岩"), at=at, **told)


def tell_after_the_commit() -> None:
    from django.db import transaction

    from gonghui.services.grievances.actions import saying

    tell = saying.tell_speaker
    saying.tell_speaker = lambda *given, **more: transaction.on_commit(
        lambda: (die() if sys.argv[1] == "after the commit" else None, tell(*given, **more))
    )


def signal_of(run: Callable[[], None]) -> int:
    one = os.fork()
    if one == 0:
        dying.ended(run)
    return os.WTERMSIG(os.waitpid(one, 0)[1])


def count(uid: str) -> list[int]:
    """Answers, notices of them, and messages still to send."""
    from gonghui.kernel.notices.models import STILL_TO_SEND, Delivery, Notice
    from gonghui.services.grievances.models import Message

    return [
        Message.objects.filter(grievance__case__uid=uid, kind="answer").count(),
        Notice.objects.filter(kind="grievances.answered").count(),
        Delivery.objects.filter(notice__kind="grievances.answered", state__in=STILL_TO_SEND).count(),
    ]


if __name__ == "__main__":
    main()
