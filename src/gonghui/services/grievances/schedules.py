"""When the service centre's clock does something by itself."""

from django.utils import timezone

from gonghui.kernel.jobs.schedule import scheduled

from .actions import calling_back, dropping


@scheduled("0 8 * * *", code="grievances.empty_box")
def empty_box() -> None:
    dropping.empty_box(at=timezone.now())


@scheduled("30 7 * * *", code="grievances.sample_callbacks")
def sample_callbacks() -> None:
    calling_back.sample(on=timezone.localdate())
