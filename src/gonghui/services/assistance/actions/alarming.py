"""What the clock looks after in the money: that the books agree, and that central money is matched."""

import datetime
import hashlib

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.ledger import queries as ledger
from gonghui.kernel.notices.actions import tell
from gonghui.kernel.organizations.models import Organization
from gonghui.ui import formats

from ..models import MatchingFall
from ..queries import keepers
from ..telling_officers import BOOKS, MATCHING


@transaction.atomic
def verify_books(*, at: datetime.datetime) -> int:
    """Sum all books anew; who pays and who audits is told of faults, of the same once. Gives how many."""
    report = ledger.verify()
    found = {"funds": report.funds, "bookings": report.bookings, "faults": len(report.faults)}
    journal.record("assistance.books_verified", by=SYSTEM, at=at, body=found)
    if report.faults:
        faults = hashlib.sha256("\n".join(sorted(report.faults)).encode()).hexdigest()
        for person in keepers.of_books(at):
            tell(
                person,
                BOOKS,
                places={"day": formats.day(at), "count": str(len(report.faults))},
                url=reverse("workbench-assistance:money"),
                by=SYSTEM,
                at=at,
                once=faults,
            )
    return len(report.faults)


def watch_matching(*, at: datetime.datetime) -> int:
    """Tell of every union whose matching fell below 1:1 since the last time. Gives how many fell."""
    year = timezone.localtime(at).year
    return sum(_watch(union, year, at) for union in keepers.with_central_money(year))


@transaction.atomic
def _watch(union: Organization, year: int, at: datetime.datetime) -> int:
    union = Organization.objects.select_for_update().get(pk=union.pk)
    matching = ledger.matching_ratio(union, year, at=at)
    open_fall = keepers.open_fall(union, year)
    if not matching.is_short:
        if open_fall:
            open_fall.rose_at = at
            open_fall.save(update_fields=["rose_at"])
        return 0
    if open_fall:
        return 0
    fall = MatchingFall.objects.create(organization=union, year=year, fell_at=at)
    places = {
        "organization": union.name,
        "year": str(year),
        "own": formats.yuan(matching.own),
        "central": formats.yuan(matching.central),
        "short": formats.yuan(matching.central - matching.own),
    }
    for person in keepers.of_money(union, at):
        tell(
            person,
            MATCHING,
            places=places,
            url=reverse("workbench-assistance:money"),
            by=SYSTEM,
            at=at,
            organization=union,
            once=str(fall.pk),
        )
    return 1
