"""Telling the owners of new coupons: many at once, so the worker does it."""

from django.utils import timezone
from django_tasks import task


@task()
def tell_owners(occasion: int) -> int:
    """Tell everybody who has an unused coupon of this occasion and was not told; how many have one."""
    from gonghui.kernel.actor import SYSTEM

    from . import telling_handing
    from .queries import handouts

    return telling_handing.of_coupons(handouts.unused_coupons(occasion), by=SYSTEM, at=timezone.now())
