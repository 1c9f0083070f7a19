"""Applications at every stop of their way, each led there by those who serve."""

import datetime
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils import timezone

from gonghui.exchange.imports import applying as importing
from gonghui.exchange.imports import intake, planning
from gonghui.kernel.cases.models import Case
from gonghui.kernel.people.models import Person

from ..actions import applying, checking, deciding, drafting, objecting, publishing, visiting
from ..actions.workbook.columns import CHECK_COLUMNS
from ..models import Household, NoticeLine
from ..queries import households
from .hands import UNION, Hands, acting, members_of
from .sheets import book, sheet
from .stories import DAUGHTER, FURTHEST, SON, STORIES

VISITED, ASKED, ANSWERED, REVIEWED = 3, 5, 10, 14
"""Days after the application."""
NOTICE_OVER, APPROVED = 8, 6
"""Days before the demonstration begins."""
WHY_CHECKED = "复核申请，已有核对授权"
FOUND_MORE = 3
"""Times the told income that civil affairs know of, where the two differ."""


@dataclass
class Story:
    """Who asked, since how many days, what they told, and how far they come."""

    stop: str
    days: int
    answers: dict[str, Any]
    person: Person
    case: Case | None = None

    @property
    def household(self) -> Household:
        return self.case.assistance_application.household

    def comes_to(self, stop: str) -> bool:
        return FURTHEST.index(self.stop) >= FURTHEST.index(stop)


def lead(stage: Any, hands: Hands, taken: set[int]) -> list[Story]:
    """Let workers of one union ask for help, and officers bring each as far as their story goes."""
    people = members_of(UNION, len(STORIES), taken)
    stories = [Story(*told, person=person) for told, person in zip(STORIES, people, strict=False)]
    for story in stories:
        _ask(story, hands)
    sent = [story for story in stories if story.case]
    for story in sent:
        _verify(story, hands)
    _check_data(stage, sent, hands)
    for story in sent:
        _review(story, hands)
    publishing.end_due(at=hands.ago(NOTICE_OVER))
    for story in sent:
        if story.comes_to("on_file"):
            story.case.refresh_from_db()
            deciding.decide(story.case, "approve", by=hands.approver, at=hands.ago(APPROVED))
    return sent


def send(person: Person, answers: dict[str, Any], *, at: datetime.datetime) -> Case:
    """Somebody asks for help from a telephone."""
    return applying.send(written(person, answers, at=at), by=acting(person), at=at)


def written(person: Person, answers: dict[str, Any], *, at: datetime.datetime) -> Any:
    """The answers on the server, not sent yet."""
    union = households.union_of(person)
    home = {"address": person.residence or "演示路 8 号", "residence": "urban", "aided": False}
    draft = drafting.begin(person, union, channel=applying.ONLINE, by=acting(person), at=at)
    return drafting.save_answers(draft, {**home, **answers}, at=at)


def dispute(story: Story, objector: Person, hands: Hands) -> None:
    """Somebody disagrees with the line of a family while its notice runs."""
    line = NoticeLine.objects.get(application__case=story.case)
    words = "听说他家上半年在城里买了一套房，请核一核。"
    objecting.object_to_line(line, person=objector, words=words, by=acting(objector), at=hands.ago(0.25))


def _ask(story: Story, hands: Hands) -> None:
    at = hands.ago(story.days)
    account: dict[str, Any] = {"bank": "演示银行", "bank_account": f"6299000000{story.person.pk:08}"}
    family = story.answers.get("family", ())
    account["family"] = [_named_after(story.person, told) for told in family]
    if story.stop == "draft":
        written(story.person, story.answers, at=at)
    else:
        story.case = send(story.person, story.answers | account, at=at)


def _named_after(person: Person, told: dict[str, Any]) -> dict[str, Any]:
    is_child = told["relation"] in (SON["relation"], DAUGHTER["relation"])
    return told | {"name": person.name[0] + told["name"]} if is_child else told


def _verify(story: Story, hands: Hands) -> None:
    at = hands.ago(story.days - VISITED)
    if story.stop == "returned":
        why = "请补一张医院的费用单，花了多少钱还看不出来"
        deciding.decide(story.case, "return", by=hands.officer, at=at, reason=why)
    if not story.comes_to("reviewing"):
        return
    visiting.record_visit(
        story.household,
        key=uuid.uuid5(uuid.NAMESPACE_OID, story.case.number),
        visited_on=timezone.localdate(at),
        purpose=visiting.APPLICATION,
        findings={"seen": "一家人住两间房，说的和单据对得上。"},
        by=hands.officer,
        at=at,
        case=story.case,
        authorized_check=True,
        agrees=True,
    )
    deciding.decide(story.case, "verify", by=hands.officer, at=at)


def _check_data(stage: Any, stories: list[Story], hands: Hands) -> None:
    """Civil affairs are asked about all beyond the first desk: one is not answered yet, one differs."""
    facts = {"by": hands.reviewer, "reason": WHY_CHECKED}
    answers = []
    for story in stories:
        if not story.comes_to("checking"):
            continue
        batch, _rows = checking.ask([story.case], at=hands.ago(story.days - ASKED), **facts)
        told = story.household.facts.annual_income_fen
        times = FOUND_MORE if story.stop == "differing" else 1
        if story.stop != "checking":
            answers.append({"batch": batch, "file_number": story.household.number})
            answers[-1]["annual_income"] = str(told * times // 100)
    path = book(Path(stage.folder) / "demo-checks.xlsx", sheet("经济状况核对结果", CHECK_COLUMNS, answers))
    # The answers of all lie in one file here: it came when the earliest of them was waited for.
    at = hands.ago(max(story.days for story in stories) - ANSWERED)
    given = {"by": hands.reviewer, "at": at}
    batch = intake.open_batch(path, workbook="checks", organization=hands.county, name=path.name, **given)
    planning.plan(batch, path, **given)
    importing.apply(batch, **given)


def _review(story: Story, hands: Hands) -> None:
    given = {"by": hands.reviewer, "at": hands.ago(story.days - REVIEWED)}
    if story.stop == "declined":
        why = "家庭年收入高于标准的 3 倍，最近一年也没有突发的大事"
        deciding.decide(story.case, "refuse", reason=why, **given)
    elif story.comes_to("noticed"):
        deciding.decide(story.case, "publish", **given)
