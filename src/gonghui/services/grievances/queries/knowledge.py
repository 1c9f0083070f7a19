"""Reading public answers: what everybody may read, what fits words being typed, what officers write."""

import datetime

from django.db.models import Q, QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import STEP
from gonghui.kernel.people.models import Person
from gonghui.kernel.text import tidy

from ..models import PublicAnswer
from ..permissions import KNOWLEDGE
from ..rules import redaction
from ..rules.pieces import cut

MOST_PIECES, MOST_READ = 40, 200
OFFERED = 3
LEAST_SHARED = 2
A_QUERY = 500
# 食堂 is a place of everybody's, 三车间 leads to some.
LEAST_OF_A_PLACE = 3


def public(path: str = "") -> QuerySet[PublicAnswer]:
    """What everybody may read; with a path, what its own union and those above it say."""
    found = PublicAnswer.objects.filter(state=PublicAnswer.State.PUBLIC)
    if path:
        found = found.filter(path__in=[path[:end] for end in range(STEP, len(path) + 1, STEP)])
    return found.select_related("organization", "category")


def matching(text: str, path: str = "") -> list[PublicAnswer]:
    """Public answers that share words with a text, the closest first; one character finds nothing."""
    pieces = cut(text)[:MOST_PIECES]
    if not pieces:
        return []
    condition = Q()
    for piece in pieces:
        condition |= Q(pieces__contains=f" {piece} ")
    scored = [(_shared(one, pieces), one) for one in public(path).filter(condition)[:MOST_READ]]
    return [one for _score, one in sorted(scored, key=lambda pair: (-pair[0], -pair[1].pk))]


def offers(text: str, path: str = "") -> list[PublicAnswer]:
    """At most three public answers for what somebody is writing; none where hardly a word is shared.

    `path` is the union it is said from; without one, every union's answers are offered. Nothing is kept.
    """
    pieces = cut(text)[:MOST_PIECES]
    least = min(LEAST_SHARED, len(pieces))
    return [one for one in matching(text, path) if _shared(one, pieces) >= least][:OFFERED]


def visible(actor: Actor) -> QuerySet[PublicAnswer]:
    """Everything written in the officer's unions, whatever its state."""
    found = PublicAnswer.objects.select_related("organization", "category", "written_by", "checked_by")
    return access.visible_to(actor, found, KNOWLEDGE)


def may_check(one: PublicAnswer, actor: Actor, at: datetime.datetime) -> bool:
    """Another person than who wrote it, with the permission there."""
    waits = one.state == PublicAnswer.State.CHECKING
    return waits and actor.person_id != one.written_by_id and access.allows(actor, KNOWLEDGE, one.path, at)


def words_around(one: PublicAnswer) -> list[str]:
    """What must not stand in it of the grievance it was made from, whoever gave it and however private.

    Names of all who have to do with it, how to reach them, where it happened, the unit it came from.
    """
    if not (grievance := one.made_from):
        return []
    told, speaker = grievance.particulars, grievance.speaker
    recused = [each.person for each in grievance.case.recusals.select_related("person")]
    people = [person for person in (speaker, grievance.case.handler, *recused) if person]
    found = [person.name for person in people] + [speaker.phone if speaker else ""]
    found += list((told.get("contact") or {}).values())
    place = told.get("place", "")
    found += [place] if len(place) >= LEAST_OF_A_PLACE else []
    if grievance.home and grievance.home_id != one.organization_id:
        found.append(grievance.home.name)
    return [tidy(each) for each in found if each]


def known_names(text: str) -> list[str]:
    """Names of registered persons that stand in a text.

    Of two characters only where a person is spoken of, since many of them are words as well: 高峰, 安全.
    """
    chosen = sorted(redaction.name_like(text))
    found: list[str] = []
    for start in range(0, len(chosen), A_QUERY):
        rows = Person.objects.filter(name__in=chosen[start : start + A_QUERY])
        found += rows.values_list("name", flat=True).distinct()
    return sorted(set(found))


def locked(one: PublicAnswer) -> PublicAnswer:
    return PublicAnswer.objects.select_for_update(of=("self",)).get(pk=one.pk)


def _shared(one: PublicAnswer, pieces: list[str]) -> int:
    return sum(f" {piece} " in one.pieces for piece in pieces)
