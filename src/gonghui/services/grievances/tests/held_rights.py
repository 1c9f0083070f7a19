"""What rights work can hold on one person."""

from typing import Any

from gonghui.kernel.people.models import Person
from gonghui.services.grievances.actions.asking_aid import Wanted
from gonghui.services.grievances.models import LegalAid


def hold(cast: Any, person: Person) -> None:
    """A request for legal aid."""
    union = cast.organizations["basic"]
    aid = LegalAid(organization=union, person=person, about="wages", help="advice", asked_at=cast.at)
    aid.particulars = Wanted("wages", "advice", "厂方", "三个月没发工资").particulars
    aid.save()
