"""The sides of `gonghui bench coverage`, each in a process of its own."""

import datetime
import sys
import time
from collections.abc import Callable
from typing import Any

from .measuring import answer, start_django

ON = datetime.date(2026, 9, 11)
SAMPLE = 2_000
TELLING = 'INSERT INTO "notices_notice"'
BARE = """INSERT INTO benefits_entitlement (uid, occasion_id, program_id, organization_id, path, person_id,
 part, "on", until, state, value_fen, is_private, choice, reason, reason_words, rating_words)
 SELECT {uid}, {occasion}, {program}, organization_id, path, person_id,
 '', '2026-09-25', '2026-10-09', 'open', 20000, {no}, '', '', '', ''
 FROM membership_membership WHERE ended_on IS NULL"""


def prepare(organizations: int, members: int) -> dict[str, Any]:
    """Members spread over a tree of unions, and one program in force at its top."""
    from django.utils import timezone

    from gonghui.kernel.organizations.queries import top
    from gonghui.services.benefits.models import Program

    from . import population

    began = time.perf_counter()
    population.fill(organizations, members)
    place = top()
    assert place is not None
    Program.objects.create(
        organization=place,
        code="mid-autumn",
        name="中秋节慰问",
        coverage="greeting",
        kind="festival",
        settings={"festivals": ["mid-autumn"]},
        rule={"from": "membership.members", "where": []},
        gives="月饼一盒",
        form="goods",
        value_fen=20_000,
        valid_from=population.TODAY,
        state=Program.State.IN_FORCE,
        written_at=timezone.now(),
    )
    return {"filled_s": round(time.perf_counter() - began, 1)}


def ours(members: int) -> dict[str, Any]:
    """The count, the daily run with and without what telling takes, and the run once more."""
    from django.utils import timezone

    from gonghui.kernel.actor import SYSTEM
    from gonghui.services.benefits.actions import running
    from gonghui.services.benefits.queries import counting

    at = timezone.now()
    counted, count_s, _telling = _timed(lambda: counting.due_on(ON, None, at=at))
    ran, whole, telling = _timed(lambda: running.run(ON, by=SYSTEM, at=at))
    again, second, _telling = _timed(lambda: running.run(ON, by=SYSTEM, at=at))
    assert counted["due"]["greeting"] == ran.entitlements == ran.told == members
    assert again == running.Ran()
    return {
        "count_s": count_s,
        "run_s": whole - telling,
        "run_and_telling_s": whole,
        "second_s": second,
        "entitlements": ran.entitlements,
    }


def floor(members: int) -> dict[str, Any]:
    """The bare statement; then, for another date, the loop over a sample of people, scaled to all."""
    from django.db import connection

    from gonghui.services.benefits.models import Entitlement

    program, one, another = _occasions()
    on_server = connection.vendor == "postgresql"
    statement = BARE.format(
        uid="gen_random_uuid()" if on_server else "lower(hex(randomblob(16)))",
        no="false" if on_server else "0",
        occasion=one.pk,
        program=program.pk,
    )

    def bare() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    _nothing, bare_s, _telling = _timed(bare)
    assert Entitlement.objects.filter(occasion=one).count() == members
    sample = min(SAMPLE, members)
    _nothing, loop_s, _telling = _timed(lambda: _loop(another, sample))
    return {"bare_s": bare_s, "loop_s": loop_s * members / sample}


def _loop(occasion: Any, sample: int) -> None:
    """As it is usually written, all in one transaction."""
    from django.db import transaction

    from gonghui.services.benefits.models import Entitlement, Waiver
    from gonghui.services.membership.models import Membership

    program = occasion.program
    with transaction.atomic():
        for membership in Membership.objects.filter(ended_on=None).select_related("person")[:sample]:
            if Waiver.objects.filter(
                person=membership.person, what=program.code, taken_back_at=None
            ).exists():
                continue
            Entitlement.objects.get_or_create(
                occasion=occasion,
                person=membership.person,
                part="",
                defaults={
                    "program": program,
                    "organization_id": membership.organization_id,
                    "on": occasion.on,
                    "until": occasion.closes_on,
                    "value_fen": program.value_fen,
                },
            )


def _occasions() -> tuple[Any, Any, Any]:
    from django.utils import timezone

    from gonghui.services.benefits.models import Occasion, Program

    program = Program.objects.select_related("organization").get()
    days = {
        "on": datetime.date(2026, 9, 25),
        "opens_on": ON,
        "closes_on": datetime.date(2026, 10, 9),
        "made_at": timezone.now(),
    }
    made = [
        Occasion.objects.create(program=program, organization=program.organization, key=key, name=key, **days)
        for key in ("one", "another")
    ]
    return program, *made


def _timed(deed: Callable[[], Any]) -> tuple[Any, float, float]:
    """What a deed gives, its seconds, and how many of them went into telling."""
    from django.db import connection

    told = 0.0

    def watch(execute: Callable, sql: str, *given: Any) -> Any:
        nonlocal told
        began = time.perf_counter()
        try:
            return execute(sql, *given)
        finally:
            told += time.perf_counter() - began if sql.startswith(TELLING) else 0

    began = time.perf_counter()
    with connection.execute_wrapper(watch):
        result = deed()
    return result, time.perf_counter() - began, told


if __name__ == "__main__":
    start_django()
    what, *numbers = sys.argv[1:]
    answer({"prepare": prepare, "ours": ours, "floor": floor}[what](*map(int, numbers)))
