"""Entering what a document says about the subsistence line."""

import datetime

from django.db import IntegrityError, transaction

from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import divisions
from gonghui.kernel.codes.parameters import UnknownRegion
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.text import tidy

from ..models import Line
from ..queries import lines
from ..refusals import DocumentMissing, LineElsewhere, LineTwice


@transaction.atomic
def enter_line(
    *,
    place: Organization,
    region: str,
    residence: str,
    amount_fen: int,
    valid_from: datetime.date,
    document: str,
    by: Actor,
    at: datetime.datetime,
    unit: str = Line.Unit.MONTH,
    demonstration: bool = False,
) -> Line:
    """Enter a line (fen per head and month or year) from a day on; earlier ones hold until then.

    `place` is the union that enters it, for the journal. Raises DocumentMissing, UnknownRegion,
    LineElsewhere, LineTwice.
    """
    document = tidy(document)
    if not document:
        raise DocumentMissing
    if not divisions.known(region[:6]):
        raise UnknownRegion(region=region)
    if not lines.may_enter(by, region):
        raise LineElsewhere(region=divisions.name(region[:6]))
    line = Line(
        region=region,
        residence=residence,
        amount_fen=amount_fen,
        unit=unit,
        valid_from=valid_from,
        document=document,
        demonstration=demonstration,
        entered_by=by.name,
        entered_at=at,
    )
    try:
        with transaction.atomic():
            line.save()
    except IntegrityError as twice:
        raise LineTwice(region=divisions.name(region[:6]), valid_from=valid_from) from twice
    journal.record(
        "assistance.line",
        by=by,
        at=at,
        subject=line,
        organization_id=place.pk,
        path=place.path,
        body={"region": region, "residence": residence, "fen": amount_fen, "from": valid_from.isoformat()},
    )
    return line
