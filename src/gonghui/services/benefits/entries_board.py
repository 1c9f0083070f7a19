"""What the coverage board adds to the manifest."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import Report

from .queries import coverage

REPORTS = (Report("coverage", _("普惠覆盖"), coverage.report),)
