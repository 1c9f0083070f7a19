"""What a household's file does when one of its cases ends without a decision."""

from gonghui.kernel.cases.events import CaseEnded

from .. import flows
from ..models import Household, Objection
from ..queries import ways
from . import deciding, funding


def let_go(event: CaseEnded) -> None:
    """A withdrawn application leaves no open file behind; a settled objection holds no money back."""
    if event.case.flow == flows.OBJECTION.code:
        objection = Objection.objects.select_related("application__household").get(case=event.case)
        funding.free_settled(objection.application.household, by=event.by, at=event.at)
        return
    if event.case.flow != flows.APPLICATION.code or event.move != "withdraw":
        return
    application = ways.application_of(event.case)
    household = Household.objects.select_for_update().get(pk=application.household_id)
    deciding.let_be(household, "withdrawn", by=event.by, at=event.at)
