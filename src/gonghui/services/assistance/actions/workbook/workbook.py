"""Household files as one workbook, for the command line and the import page."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import Sheet, Workbook

from . import columns, heads, people, review, undoing, writing

HOUSEHOLDS = Workbook(
    code="households",
    name=_("困难职工档案"),
    needs="assistance.file",
    sheets=(
        Sheet(
            code=heads.SHEET,
            title="困难职工档案",
            columns=columns.HOUSEHOLD_COLUMNS,
            plan=heads.plan,
            apply=writing.apply,
            undo=undoing.undo,
            changed_since=heads.changed_since,
        ),
        Sheet(
            code=people.SHEET,
            title="家庭成员",
            columns=columns.MEMBER_COLUMNS,
            plan=people.plan,
            apply=writing.apply_members,
            undo=undoing.undo_members,
            changed_since=people.changed_since,
        ),
    ),
    finish=writing.finish,
    review=review.review,
)
