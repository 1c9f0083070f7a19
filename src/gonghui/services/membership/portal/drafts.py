"""What a visitor is filling in: named by the session, written down with the first answer, not by a link."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from gonghui.kernel.access import queries as access
from gonghui.kernel.cases.models import Case
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization

from .. import queries
from ..actions import joining
from ..models import JoinApplication

DRAFT, UNION = "membership.join", "membership.join.union"


def choose(request: HttpRequest, organization: Organization) -> None:
    """Remember which union is meant; nothing is written before the visitor answers."""
    request.session[UNION] = organization.code


def resume(request: HttpRequest, application: JoinApplication) -> None:
    """Go on with an application that waits for its applicant."""
    request.session[DRAFT] = str(application.uid)
    request.session.pop(UNION, None)


def of(request: HttpRequest) -> JoinApplication | None:
    """The draft of this visitor, perhaps not written yet; None before a union is chosen."""
    chosen = organizations.find(request.session.get(UNION, ""))
    draft = queries.unfinished(request.session.get(DRAFT))
    if chosen and draft and draft.case_id:  # one that was sent stays with the union it was sent to
        draft = None
    if draft is None:
        at = timezone.now()
        draft = JoinApplication(channel="online", started_at=at, saved_at=at)
    if chosen:
        draft.organization = chosen
    return draft if draft.organization else None


def keep(request: HttpRequest, draft: JoinApplication, answers: dict[str, Any]) -> JoinApplication:
    """Write down what was answered, and the union chosen with it."""
    at = timezone.now()
    if draft.pk is None:
        draft = joining.begin(organization=draft.organization, channel=draft.channel, at=at)
        request.session[DRAFT] = str(draft.uid)
    joining.save_answers(draft, answers, at=at)
    request.session.pop(UNION, None)
    return draft


def send(request: HttpRequest, draft: JoinApplication) -> Case:
    """Send it, or send it again; after that the session knows of no draft."""
    draft = keep(request, draft, {})
    by, at = access.actor_for(request), timezone.now()
    again = draft.case and draft.case.waits_for_applicant
    case = (joining.resubmit if again else joining.send)(draft, by=by, at=at)
    request.session.pop(DRAFT, None)
    return case
