"""The roster as one workbook of two sheets, for the command line and the import page."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import Sheet, Workbook

from . import columns, members, organizations, undoing, writing

ROSTER = Workbook(
    code="roster",
    name=_("会员名册"),
    needs="membership.import",
    sheets=(
        Sheet(
            code="organizations",
            title="工会组织基本信息采集表",
            columns=columns.ORGANIZATION_COLUMNS,
            plan=organizations.plan,
            apply=organizations.apply,
            undo=organizations.undo,
            changed_since=organizations.changed_since,
        ),
        Sheet(
            code="members",
            title="会员基本信息采集表",
            columns=columns.MEMBER_COLUMNS,
            plan=members.plan,
            apply=writing.apply,
            undo=undoing.undo,
            changed_since=members.changed_since,
        ),
    ),
)
