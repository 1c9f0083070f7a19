"""A roster that was typed and saved in LibreOffice comes in like one of our own."""

import datetime

import pytest

from gonghui.exchange.imports import reporting
from gonghui.services.membership.models import Membership
from gonghui.services.membership.tests.conftest import number, union

from .saving import saved

__all__ = ["union"]

HEADINGS = ["姓名", "证件号码", "手机", "所属工会", "入会日期"]
ROWS = [
    ["古丽·阿布都热合曼", number(24), "15400000001", "JC01-1", datetime.date(2020, 5, 1)],
    ["李建国", number(33), "15400000002", "岚州机电集团工会", datetime.date(2019, 7, 1)],
    ["王二", number(35)[:17], "15400000003", "JC01-1", datetime.date(2019, 7, 1)],
]
# 44,34: separated by commas, quoted by quotes; 76 is UTF-8, 85 GB18030.
FORMS = {
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "csv": "csv:Text - txt - csv (StarCalc):44,34,76,1",
    "csv of Windows": "csv:Text - txt - csv (StarCalc):44,34,85,1",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_roster_saved_by_libreoffice_comes_in_with_the_bad_row_named(union, form, tmp_path):
    (tmp_path / "saved").mkdir()
    typed = saved(union.roster(HEADINGS, ROWS), "ods")
    made = saved(typed, FORMS[form], folder=tmp_path / "saved")
    assert form != "csv of Windows" or "李建国".encode("gb18030") in made.read_bytes()
    batch = union.bring_in(made)
    assert batch.counts == {"created": 2, "updated": 0, "unchanged": 0, "rejected": 1}
    assert [(each["row"], each["code"]) for each in reporting.problems(batch)] == [(4, "id.length")]
    joined = {each.person.name: each.joined_on for each in Membership.objects.select_related("person")}
    assert joined == {row[0]: row[4] for row in ROWS[:2]}
