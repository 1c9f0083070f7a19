"""A year of the service centre at the union at home: spoken, answered, rated, reopened, called back."""

import datetime
import json
import random
from functools import partial
from pathlib import Path
from typing import Any

from django.utils import timezone

from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal

from ..actions import calling_back, dropping, handling, rating, receipts, regrading, speaking
from ..models import Grievance, Privacy, Solved
from ..queries import callbacks, categories, grievances, routing
from .hands import DAY, Days, acting, after, members, moment

FILE = Path(__file__).parents[1] / "data" / "stories.json"
LENGTH = 364
RATINGS = [("yes", 5), ("yes", 4), ("yes", 5), ("partly", 3), ("yes", 4), ("no", 2)]
PEOPLE = 90


class Year:
    """The deeds of a year, in the order of time."""

    def __init__(self, stage: Any, count: int) -> None:
        self.stage, self.count = stage, count
        self.lot = random.Random(20251128)
        self.days = Days(stage.at)
        self.stories = json.loads(FILE.read_text(encoding="utf-8"))
        self.first = timezone.localdate(stage.at) - LENGTH * DAY
        self.people = members(PEOPLE, timezone.localdate(stage.at))
        self.officer, self.chair = stage.officer(), stage.officer("工会主席")
        self.county = stage.officer("县级干部")

    def live(self) -> None:
        """Plan who speaks when; all else follows from it."""
        for number in range(self.count):
            day = self.first + number * LENGTH * DAY // self.count
            at = moment(day, self.lot.choice((7, 12, 19, 20, 21)), self.lot.randrange(60))
            self.days.plan(at, partial(self._speaks, number))
        for number, story in enumerate(self.stories["anonymous"]):
            day = self.first + (60 + number * 110) * DAY
            self.days.plan(moment(day, 21), partial(self._drops, story))
        self.days.live()
        self._still_open()
        self._last_year_called()

    def _speaks(self, number: int, at: datetime.datetime) -> None:
        stories = self.stories["stories"]
        story = stories[number % len(stories)]
        person = self.people[1 + number % (len(self.people) - 1)]
        privacy = Privacy.CONFIDENTIAL if number % 3 else Privacy.NAMED
        self._takes_in(self._said(story, person, privacy, at), story, number, at)

    def _takes_in(self, one: Grievance, story: dict[str, str], number: int, at: datetime.datetime) -> None:
        slow = number % 17 == 5
        usual = 0.1 if one.grade == "urgent" else 0.2
        first = after(at, 1.4 if slow else usual + self.lot.random() * usual)
        longest = {"urgent": 3.0, "worry": 6.0, "daily": 4.0}[one.grade]
        days = 12 if slow else 1 + self.lot.random() * longest
        by = self._handler(one)
        self.days.plan(first, partial(self._accepts, one, by))
        self.days.plan(after(first, days), partial(self._answers, one, story, by, number))

    def _accepts(self, one: Grievance, by: Actor, at: datetime.datetime) -> None:
        handling.decide(self._now(one).case, "accept", by=by, at=at)
        now = self._now(one)
        regrading.confirm_grade(now, grade=now.grade, category=now.category, by=by, at=at)

    def _answers(
        self, one: Grievance, story: dict[str, str], by: Actor, number: int, at: datetime.datetime
    ) -> None:
        self._answer(one, story, by, at)
        solved, satisfied = RATINGS[number % len(RATINGS)]
        if number % 4 == 3:
            self.days.plan(after(at, 11), partial(self._settles, one))
        else:
            later = at + datetime.timedelta(hours=3 + number % 40)
            self.days.plan(later, partial(self._rates, one, story, solved, satisfied))

    def _rates(
        self, one: Grievance, story: dict[str, str], solved: str, satisfied: int, at: datetime.datetime
    ) -> None:
        words = "还差一个月的没有补。" if solved == Solved.NO else ""
        rating.rate(self._now(one), solved=solved, satisfied=satisfied, words=words, at=at)
        if self._now(one).case.stage == "again":
            self.days.plan(after(at, 2.5), partial(self._again, one, story))

    def _again(self, one: Grievance, story: dict[str, str], at: datetime.datetime) -> None:
        told = {
            "words": "县总工会复核了，差的部分已经补齐。" + story["answer"],
            "did": "上门核对，当面说明。",
        }
        self._answer(one, story | told, self.county, at)
        self.days.plan(at + DAY, partial(self._rates, one, story, Solved.YES, 4))

    def _answer(self, one: Grievance, story: dict[str, str], by: Actor, at: datetime.datetime) -> None:
        given: dict[str, Any] = {"words": story["answer"], "did": story["did"], "basis": story["basis"]}
        handling.answer(self._now(one), **given, basis_text=story["source"], by=by, at=at)

    def _settles(self, one: Grievance, at: datetime.datetime) -> None:
        cases.move(self._now(one).case, "settle_due", by=SYSTEM, at=at)

    def _drops(self, story: dict[str, str], at: datetime.datetime) -> None:
        receipt = dropping.drop(self._what(story, Privacy.ANONYMOUS))
        morning = moment(timezone.localdate(at) + DAY, 8)
        self.days.plan(morning, partial(self._lets_in, story, receipt))

    def _lets_in(self, story: dict[str, str], receipt: str, at: datetime.datetime) -> None:
        dropping.empty_box(at=at)
        one = grievances.by_receipt(receipts.known_hash_of(receipt))
        assert one is not None, "the box was emptied just now"
        self._takes_in(one, story, 0, at)

    def _still_open(self) -> None:
        """What these days brought, as it waits on the desks."""
        today = timezone.localdate(self.stage.at)
        for number, story in enumerate(self.stories["open"]):
            person = self.people[0] if number == 2 else self.people[40 + number]
            privacy = Privacy.NAMED if number in (2, 4) else Privacy.CONFIDENTIAL
            at = moment(today - (9 - number) * DAY, 10 + number)
            one = self._said(story, person, privacy, at)
            if number in (1, 2):
                self._accepts(one, self._handler(one), after(at, 0.5))
        at = moment(today - 2 * DAY, 15)
        asked = self._said(self.stories["stories"][1], self.people[0], Privacy.NAMED, at)
        self._accepts(asked, self.officer, after(at, 0.2))
        question = "您说的是一食堂还是二食堂？几点去的？"
        handling.decide(self._now(asked).case, "ask", by=self.officer, at=after(at, 0.4), reason=question)
        done = self._said(self.stories["stories"][6], self.people[0], Privacy.NAMED, at - 3 * DAY)
        self._accepts(done, self.officer, after(at - 3 * DAY, 0.2))
        self._answer(done, self.stories["stories"][6], self.officer, at)

    def _last_year_called(self) -> None:
        """Some of the last weeks' calls were made, by the chair who did not handle them."""
        for back in range(40, 0, -1):
            calling_back.sample(on=timezone.localdate(self.stage.at) - back * DAY)
        for number, call in enumerate(callbacks.waiting(self.chair, self.stage.at)[:6]):
            given: dict[str, Any] = {
                "was_reached": number != 2,
                "solved": Solved.YES,
                "satisfied": 5,
                "words": "说办得快。",
            }
            try:
                calling_back.note(call, **given, by=self.chair, at=self.stage.at - 2 * DAY)
            except Refusal:
                # The chair of the demonstration has handled this one in another story.
                continue

    def _said(self, story: dict[str, str], person: Person, privacy: str, at: datetime.datetime) -> Grievance:
        return speaking.speak(self._what(story, privacy), speaker=person, by=acting(person), at=at)

    def _what(self, story: dict[str, str], privacy: str) -> speaking.Said:
        category = categories.find(story["category"])
        assert category is not None, "the categories are shipped before"
        home = None if privacy != Privacy.ANONYMOUS else self.stage_union()
        return speaking.Said(story["kind"], category, story["text"], privacy, home=home)

    def stage_union(self) -> Any:
        """The union at home, for those who tell of no other."""
        return routing.home_of(self.people[0])

    def _handler(self, one: Grievance) -> Actor:
        return self.officer if one.case.organization.level == "basic" else self.county

    def _now(self, one: Grievance) -> Grievance:
        return grievances.of_case(type(one.case).objects.get(pk=one.case_id))
