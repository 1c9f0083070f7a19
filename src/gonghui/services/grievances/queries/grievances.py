"""Which grievances a person may see: officers through their cases, workers their own."""

from datetime import datetime

from django.db.models import QuerySet

from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import queries as cases
from gonghui.kernel.cases.models import Case
from gonghui.kernel.people.models import Person

from ..models import FLOW, Extension, Grievance, JointAnswer


def visible(actor: Actor, at: datetime) -> QuerySet[Grievance]:
    """What this officer may handle or look at: recused ones are absent."""
    seen = cases.visible(actor, at, FLOW)
    return _whole().filter(case__in=seen.order_by().values("pk"))


def of_case(case: Case) -> Grievance:
    return _whole().get(case=case)


def of_speaker(person: Person) -> QuerySet[Grievance]:
    """A worker's own, the latest first, named and confidential ones."""
    return _whole().filter(speaker=person)


def by_receipt(receipt_hash: str) -> Grievance | None:
    return _whole().filter(receipt_hash=receipt_hash).first()


def locked(grievance: Grievance) -> Grievance:
    """The same one, held until the transaction ends."""
    return Grievance.objects.select_for_update().get(pk=grievance.pk)


def _whole() -> QuerySet[Grievance]:
    return Grievance.objects.select_related("case__organization", "case__handler", "category", "speaker")


def locked_joint(asked: JointAnswer) -> JointAnswer:
    return JointAnswer.objects.select_for_update(of=("self",)).get(pk=asked.pk)


def locked_extension(extension: Extension) -> Extension:
    return Extension.objects.select_for_update(of=("self",)).get(pk=extension.pk)
