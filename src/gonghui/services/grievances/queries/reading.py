"""Who reads the words of a grievance as a matter of course, and who only after a reason."""

from datetime import datetime

from django.db.models import QuerySet

from gonghui.kernel.access import queries as access
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization

from ..models import Attachment, Bundle, Extension, Grievance, JointAnswer
from . import grievances, routing


def reads_plainly(grievance: Grievance, actor: Actor, at: datetime) -> bool:
    """Officers of the union where it lies, and who has it in hand; unions above give a reason first."""
    case = grievance.case
    if actor.person_id is not None and case.handler_id == actor.person_id:
        return True
    return any(standing.path == case.path for standing in access.standings(actor, at))


def joint_for(actor: Actor, at: datetime) -> QuerySet[JointAnswer]:
    """Parts that unions of this officer were asked for and have not answered."""
    asked = JointAnswer.objects.filter(answered_at=None, grievance__case__ended_at=None)
    asked = asked.exclude(grievance__case__recusals__person_id=actor.person_id or 0)
    found = access.visible_to(actor, asked, "grievances.handle", "organization__path", at)
    return found.select_related("grievance__case", "grievance__category", "organization", "asked_by")


def extension_waiting(grievance: Grievance) -> Extension | None:
    return grievance.extensions.filter(granted=None).select_related("asked_by").first()


def others_of(bundle: Bundle | None, grievance: Grievance, actor: Actor, at: datetime) -> list[Grievance]:
    """The others of the same matter that this officer may see."""
    if bundle is None:
        return []
    return list(grievances.visible(actor, at).filter(bundle=bundle).exclude(pk=grievance.pk)[:100])


def alike(grievance: Grievance, actor: Actor, at: datetime) -> list[Grievance]:
    """Open ones of the same category in sight, the latest first: candidates for the same matter."""
    found = grievances.visible(actor, at).filter(case__ended_at=None, category=grievance.category)
    return list(found.exclude(pk=grievance.pk).order_by("-id")[:30])


def near(place: Organization, at: datetime) -> list[tuple[Organization, str]]:
    """Where it may go with one tap: the union above that handles, and (code) up."""
    upper = routing.above(place, at)
    own = organizations.basic_union_of(place)
    found = [(upper, "up")] if upper else []
    return found + [(own, "down")] * (own.pk != place.pk)


def attachment(grievance: Grievance, pk: int) -> Attachment | None:
    return grievance.attachments.select_related("file").filter(pk=pk).first()
