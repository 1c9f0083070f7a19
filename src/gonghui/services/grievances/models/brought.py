"""What came in through the open interface, and for which union the other system acted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.models import Organization

from .grievances import Grievance


class Brought(models.Model):
    """A grievance that another system brought; only systems of this union, or above it, ask how it stands."""

    grievance = models.OneToOneField(Grievance, models.PROTECT, related_name="brought")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("接口来件")
