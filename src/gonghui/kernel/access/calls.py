"""What a service is given when another system calls the open interface, and the shapes of what is sent."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from django.utils.functional import Promise
from pydantic import BaseModel, ConfigDict, Field

from ..actor import NOBODY, Actor
from ..organizations.models import Organization

# Letters of every script, blanks, tabs and ends of lines; no other control characters.
PRINTABLE = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"


@dataclass(frozen=True)
class Call:
    """One call: when, with which key, for which union, by whom, about what, and what was sent.

    Without a key there is no union, and nobody acts.
    """

    at: datetime.datetime
    key: Any = None
    organization: Organization | None = None
    by: Actor = NOBODY
    places: Mapping[str, str] = field(default_factory=dict)
    sent: Any = None


class Sent(BaseModel):
    """Base of what another system sends: nothing is taken that is not asked for."""

    model_config = ConfigDict(extra="forbid")


def told(text: str | Promise, **limits: Any) -> Any:
    """A field that says in the document, in the reader's language, what it holds."""

    def describe(schema: dict[str, Any]) -> None:
        schema["description"] = str(text)

    return Field(json_schema_extra=describe, **limits)


Words = Annotated[str, Field(pattern=PRINTABLE)]
