"""Files that belong to nobody are cleared away at night."""

from django.utils import timezone

from gonghui.kernel.jobs.schedule import scheduled

from . import actions


@scheduled("40 3 * * *", code="files.orphans")
def remove_orphans() -> None:
    actions.remove_orphans(timezone.now())
