"""Entering what a document says: a rule card from a day on. A card is never changed; the newer one holds."""

import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.actor import Actor
from gonghui.kernel.codes import divisions
from gonghui.kernel.codes.parameters import UnknownRegion
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.refusal import Refusal
from gonghui.kernel.text import tidy

from ..models import RuleCard
from ..queries import cards


class DocumentMissing(Refusal):
    says = _("请写清楚文件名称、文号和条款。没有文件的规则不能用来定标准。")


class CardElsewhere(Refusal):
    says = _("{region}不归您这级工会管。请填本地区的行政区划代码。")


class CardTwice(Refusal):
    says = _("这一项从 {valid_from} 起的规则卡已经录入过了。请核对生效日期。")


@transaction.atomic
def enter_card(
    *,
    place: Organization,
    region: str,
    item: str,
    part: str,
    cap_by: str,
    document: str,
    clause: str,
    valid_from: datetime.date,
    by: Actor,
    at: datetime.datetime,
    **said: Any,
) -> RuleCard:
    """Enter a card for a region; earlier ones hold until its first day. `said`: the other columns.

    `place` is the union that enters it, for the journal. Raises DocumentMissing, UnknownRegion,
    CardElsewhere, CardTwice.
    """
    document, clause = tidy(document), tidy(clause)
    if not document or not clause:
        raise DocumentMissing
    if region and not divisions.known(region):
        raise UnknownRegion(region=region)
    if not cards.may_enter(by, region):
        raise CardElsewhere(region=divisions.name(region) or _("全部地区"))
    told = {"region": region, "item": item, "part": part, "cap_by": cap_by, "valid_from": valid_from}
    card = RuleCard(**told, **said, document=document, clause=clause, entered_by=by.name, entered_at=at)
    try:
        with transaction.atomic():
            card.save()
    except IntegrityError as twice:
        raise CardTwice(valid_from=valid_from) from twice
    journal.record(
        "benefits.card.enter",
        by=by,
        at=at,
        subject=("benefits.RuleCard", card.uid),
        organization_id=place.pk,
        path=place.path,
        body={**told, "valid_from": valid_from.isoformat(), "cap_fen": card.cap_fen},
    )
    return card
