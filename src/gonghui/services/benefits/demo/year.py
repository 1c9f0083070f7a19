"""Every day of the year as it came: what fell due, what was handed out and to whom it did not come."""

import datetime
import random
from typing import Any

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.organizations.models import Organization

from ..actions import closing, handing, listing, running, settling, wishes
from ..actions.handing import Given
from ..models import Entitlement, Handout, Occasion, Program
from ..queries import entitlements
from ..queries import occasions as calendar
from ..reasons import Missed, Proof
from .hands import BRANCH, DAY, UNION, acting, moment

SEED = 20
# So many days after its day the list of an occasion is signed; before it, for a festival.
SIGNED = {"festival": -2, "birthday": 15, "retirement": 20, "cooling": 85, "posting": 75, "hardship": 60}
OTHERWISE = 30
UNSIGNED_OF_100 = 3
LEFT_FOR_OFFICERS = 6
FORTNIGHTS, MOST_PRIVATE = (1, 16), 400
WORDS = ("挺好的，谢谢工会", "米不错", "收到了，谢谢", "蛋糕很新鲜", "")


def live(stage: Any, unions: list[Organization], first: datetime.date, today: datetime.date) -> None:
    """Run the house, sign the lists, bring the rest, close what is over; as the days come."""
    chance, days = random.Random(SEED), (today - first).days + 1
    places = {union.pk: union for union in unions}
    busy = _busy(unions, first, today)
    signed: set[int] = set()
    for number in range(days):
        day = first + number * DAY
        if number % 30 == 0:
            stage.progress("过一年的慰问", number, days)
        if day in busy:
            running.run(day, by=SYSTEM, at=moment(day, 7), path=stage.top.path)
        for occasion in _to_sign(day, signed):
            _sign(stage, occasion, places[occasion.organization_id], day, today, chance)
            signed.add(occasion.pk)
        if day in busy:
            closing.close_due(day, by=SYSTEM, at=moment(day, 23))


def _busy(unions: list[Organization], first: datetime.date, today: datetime.date) -> set[datetime.date]:
    """The days on which something opens, and two of each month: between them nobody comes or goes here."""
    programs = Program.objects.filter(organization__in=unions).select_related("organization")
    opening = {each.opens_on for one in programs for each in calendar.between(one, first, today)}
    every = (first + number * DAY for number in range((today - first).days + 1))
    return {day for day in every if day in opening or day.day in FORTNIGHTS or day in (first, today)}


def _to_sign(day: datetime.date, signed: set[int]) -> list[Occasion]:
    opened = Occasion.objects.filter(opens_on__lte=day, closes_on__gte=day).exclude(pk__in=signed)
    found = opened.select_related("program", "organization").order_by("pk")
    return [each for each in found if day >= min(_signing_day(each), each.closes_on)]


def _signing_day(occasion: Occasion) -> datetime.date:
    return occasion.on + SIGNED.get(occasion.program.kind, OTHERWISE) * DAY


def _sign(
    stage: Any,
    occasion: Occasion,
    union: Organization,
    day: datetime.date,
    today: datetime.date,
    chance: random.Random,
) -> None:
    """The signed list of one union; at home some are left to the officers of today."""
    waiting = entitlements.of_occasion(occasion, union).filter(state=Entitlement.State.OPEN)
    gifts = list(entitlements.with_words(waiting).order_by("pk"))
    late = [gift for gift in gifts if chance.randrange(100) < UNSIGNED_OF_100]
    at_home = union.code == UNION
    if at_home and (today - day).days < LEFT_FOR_OFFICERS:
        late = [gift for gift in gifts if gift in late or gift.organization.code == BRANCH]
    by = stage.officer() if at_home else SYSTEM
    at = moment(day, 16)
    if occasion.program.is_private:
        _one_by_one([gift for gift in gifts if gift not in late][:MOST_PRIVATE], at)
    else:
        listing.hand_out_list(occasion, union, by=by, at=at, unsigned=[gift.person_id for gift in late])
    for order, gift in enumerate(late if at_home and day < today - 10 * DAY else late[::3]):
        _afterwards(gift, order, by, moment(day, 17))
    if at_home and not occasion.program.is_private:
        _answered([gift for gift in gifts if gift not in late][:8], at, chance)


def _one_by_one(gifts: list[Entitlement], at: datetime.datetime) -> None:
    for gift in gifts:
        settling.settle(gift, Entitlement.State.REACHED, by=SYSTEM, at=at)


def _afterwards(gift: Entitlement, order: int, by: Any, at: datetime.datetime) -> None:
    """Whoever did not sign: some do not want it, to some it is brought home, of some it is known why not."""
    if order % 4 == 0:
        settling.decline(gift, by=acting(gift.person), at=at)
    elif order % 4 == 1:
        handing.hand_out(gift, Given(Handout.Way.HOME, Proof.PAPER), by=by, at=at)
    elif order % 4 == 2:
        settling.miss(gift, Missed.AWAY, by=by, at=at, words="本人在外地，回来再补")


def _answered(gifts: list[Entitlement], at: datetime.datetime, chance: random.Random) -> None:
    for gift in gifts:
        by = acting(gift.person)
        handing.confirm(gift, by=by, at=at + datetime.timedelta(hours=3))
        fresh = entitlements.now(gift)
        wishes.rate(fresh, 5 - (chance.randrange(8) == 0), words=chance.choice(WORDS), by=by, at=at + DAY)
