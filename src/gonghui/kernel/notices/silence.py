"""What a union has switched off tells nothing any more outside the house.

What was told stays in the inbox, since it was told, and so does what an open matter still has to say there;
it is plain text then, without a way into pages that no longer answer. The same goes for what a service told
that the house no longer has.
"""

from datetime import datetime

from gonghui import registry
from gonghui.kernel.access import queries as access
from gonghui.kernel.people.models import Person

from . import kinds


def is_silenced(person: Person, kind_code: str, at: datetime | None = None) -> bool:
    """Whether the service that tells this kind is gone, or off wherever the person belongs or serves."""
    if kind_code not in kinds.every():
        return True
    service = kind_code.partition(".")[0]
    if service in registry.always_on() or service not in {each.code for each in registry.services()}:
        return False
    places = access.where_person_belongs(person, at)
    return bool(places) and not any(access.is_service_on(service, path, at) for path in places)
