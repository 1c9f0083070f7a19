"""What officers' pages say of programs and their dates."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import SYSTEM, Actor, shown_name
from gonghui.kernel.codes import lists
from gonghui.ui import formats

from ..models import Coverage, Form, Program, RuleCard
from ..naming_engine import KINDS, TONES
from ..queries import program_facts, programs
from ..queries.occasions import Planned


def row(program: Program) -> dict[str, Any]:
    """One line of the list."""
    return {
        "name": program.name,
        "url": reverse("workbench-benefits:program", args=[program.uid]),
        "union": program.organization.name,
        "coverage": program.get_coverage_display(),
        "gives": program.gives,
        "value": formats.money(program.value_fen),
        "from": formats.iso(program.valid_from),
        "word": program.get_state_display(),
        "tone": TONES[Program.State(program.state)],
    }


def template_row(told: Mapping[str, Any]) -> dict[str, Any]:
    """One template, with the way to its draft."""
    return {
        "name": told["name"],
        "coverage": Coverage(told["coverage"]).label,
        "gives": told["gives"],
        "form": Form(told["form"]).label,
        "value": formats.money(told["value_fen"]),
        "url": f"{reverse('workbench-benefits:program-new')}?from={told['code']}",
    }


def page(program: Program, actor: Actor, today: datetime.date) -> dict[str, Any]:
    """Everything the page of one program shows, and what this officer may do there."""
    is_draft, is_own = program.state == Program.State.DRAFT, program.written_by_id == actor.person_id
    may_run = access.allows(actor, programs.RUN, program.path)
    may_approve = access.allows(actor, programs.APPROVE, program.path)
    return {
        "program": program,
        "row": row(program),
        "facts": facts(program),
        "meant": program_facts.meant(program, today, actor),
        "dates": [date_row(planned, today) for planned in program_facts.next_dates(program, today)],
        "cards": [card_row(card) for card in program_facts.rule_cards(program, today)],
        "may_change": is_draft and may_run,
        "may_force": is_draft and may_approve and not is_own,
        "waits_for_another": is_draft and is_own,
        "may_end": program.state == Program.State.IN_FORCE and may_approve,
    }


def facts(program: Program) -> list[dict[str, Any]]:
    return [
        {"term": _("属于哪一项覆盖"), "value": program.get_coverage_display()},
        {"term": _("按什么日子"), "value": KINDS.get(program.kind, program.kind)},
        {"term": _("给什么"), "value": program.gives},
        {"term": _("形式"), "value": program.get_form_display()},
        {"term": _("每人"), "value": formats.money(program.value_fen)},
        {"term": _("资金来源"), "value": lists.get("money_source").label(program.source)},
        {"term": _("提前几天列名单"), "value": program.lead_days},
        {"term": _("过后几天内补送"), "value": program.stays_days},
        {"term": _("执行时间"), "value": _lasting(program)},
        {"term": _("谁写的"), "value": _by(program.written_by, program.written_at)},
        {"term": _("谁批准的"), "value": _by(program.in_force_by, program.in_force_at)},
    ]


def date_row(planned: Planned, today: datetime.date) -> dict[str, Any]:
    """One date ahead or under way."""
    dated = planned.dated
    under_way = planned.opens_on <= today and planned.program.state == Program.State.IN_FORCE
    return {
        "name": dated.name,
        "on": formats.iso(dated.on),
        "last": formats.iso(dated.last) if dated.last != dated.on else "",
        "opens_on": formats.iso(planned.opens_on),
        "word": _("正在办") if under_way else _("还没到"),
        "tone": "info" if under_way else "",
    }


def card_row(card: RuleCard) -> dict[str, Any]:
    return {
        "name": card.name,
        "words": card.words,
        "source": f"{card.document}，{card.clause}",
        "demonstration": card.demonstration,
    }


def _lasting(program: Program) -> str:
    first, last = formats.iso(program.valid_from), program.valid_to
    if last is None:
        return _("从 {first} 起").format(first=first)
    return _("{first} 到 {last} 以前").format(first=first, last=formats.iso(last))


def _by(person: Any, at: datetime.datetime | None) -> str:
    if at is None:
        return ""
    name = person.name if person else shown_name(SYSTEM.name)
    return _("{name}，{at}").format(name=name, at=formats.moment(at))
