"""Re-election (换届): whoever leads a union, and the union above it, is reminded before its term ends."""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.models import Role
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import STEP, Organization
from gonghui.kernel.people.models import Person
from gonghui.manifest import NoticeKind

from .actions import language_of, tell

LEADING = (Role.CHAIR, Role.OFFICER, Role.UPPER_OFFICER)
TERM_ENDS = NoticeKind(
    "organizations.term_ends",
    gettext_lazy("快到换届"),
    title=gettext_lazy("{organization}的本届任期到 {day} 为止"),
    body=gettext_lazy(
        "{organization}的本届任期到 {day} 为止。请和上级工会商定换届的日子；换好以后在组织页上“记换届”。"
    ),
    channels=("inbox", "email"),
)


def remind_of_terms(*, by: Actor, at: datetime) -> int:
    """Tell of every reminder that fell due within the last week, each person once. Gives how many unions.

    Run again, it tells only who has not been told: a colleague seated since, or after an outage.
    """
    today, reminded = timezone.localdate(at), 0
    for union, due_on in organizations.reminders_due(today):
        people = _leading(union, at)
        for person in people:
            with translation.override(language_of(person)):
                # Translators: a Django date format, not words
                day = date_format(union.term_ends_on or today, _("Y 年 n 月 j 日"))
            tell(
                person,
                TERM_ENDS.code,
                places={"organization": union.name, "day": day},
                url=reverse("workbench:organization", args=[union.uid]),
                by=by,
                at=at,
                about=union,
                organization=union,
                once=f"{union.pk}:{union.term_ends_on}:{due_on}",
            )
        reminded += bool(people)
    return reminded


def _leading(union: Organization, at: datetime) -> list[Person]:
    """Who leads the union, and who leads the nearest union above it that has somebody."""
    found = list(_leading_at(union.path, at))
    for end in range(len(union.path) - STEP, 0, -STEP):
        if above := list(_leading_at(union.path[:end], at)):
            found += above
            break
    return list(dict.fromkeys(found))


def _leading_at(path: str, at: datetime) -> QuerySet[Person]:
    seated = access.positions_on(timezone.localdate(at)).filter(path=path, role__in=LEADING)
    return Person.objects.filter(pk__in=seated.values("person"), died_on=None).order_by("pk")
