"""One record as its owner and, after a reason, the women's officer read it."""

import datetime
from typing import Any

from gonghui.ui import formats

from ..models import WomensRecord
from ..rules import forbidden_work, womens


def shown(record: WomensRecord, on: datetime.date) -> dict[str, Any]:
    """stage, day, rights (with `holds` on that day), forbidden work of the job; the law's name."""
    particulars = record.particulars
    told, region = womens.Told(particulars), record.organization.region
    return {
        "stage": womens.stage_name(told, on, region),
        "kind": told.stage,
        "day": formats.iso(told.on),
        "document": womens.law_on(told.on).document,
        "rights": [
            {
                "name": right.name,
                "since": formats.iso(right.since),
                "until": formats.iso(right.until),
                "says": right.says,
                "clause": right.clause,
                "holds": right.holds_on(on),
                "is_over": right.until < on,
            }
            for right in womens.rights(told, region)
        ],
        "forbidden": forbidden_work.forbidden(told.stage, particulars.get("tags", [])),
    }


def about(record: WomensRecord) -> dict[str, Any]:
    """The record whole, for her own export."""
    told = record.particulars
    stage = dict(womens.STAGES).get(told.pop("stage", ""), "")
    names = {work.code: str(work.name) for work in forbidden_work.ALL}
    return {
        "organization": record.organization.name,
        "kept_at": record.kept_at,
        "closed_at": record.closed_at,
        **told,
        "protection": str(stage),
        "tags": [names.get(tag, tag) for tag in told.get("tags", [])],
    }
