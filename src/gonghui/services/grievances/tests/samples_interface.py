"""For the access table: what another system brought in for the first basic union, and for the other city."""

from typing import Any

from gonghui.kernel.actor import Actor
from gonghui.services.grievances.actions import bringing
from gonghui.services.grievances.models import Grievance

from . import saying

SYSTEM = Actor(None, "市 12345 平台", via="token:0")


def brought(cast: Any, place: str = "basic", phone: str = "13700000001", **told: Any) -> Grievance:
    """A grievance that the system of a union brought."""
    organization = cast.organizations[place]
    said = saying.said(cast, **({"home": organization} | told))
    given = {"phone": phone, "name": "马小军", "organization": organization}
    return bringing.bring(said, **given, by=SYSTEM, at=cast.at)


def samples(cast: Any) -> dict[str, tuple[dict | None, dict | None]]:
    here, there = ({"number": brought(cast, place).case.number} for place in ("basic", "elsewhere"))
    return {f"api:grievances.{call}": (here, there) for call in ("state", "word")}
