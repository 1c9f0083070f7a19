"""The quick way through a roster says, value for value, what the careful way says."""

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui.exchange.imports.rows import Table, Task
from gonghui.exchange.reading.cells import Formula, RawNumber
from gonghui.services.membership.actions.roster import columns, members, plain

from .conftest import AT, OFFICER, number

SHOWN = (
    "name", "id_kind", "id_number", "sex", "birth_date", "politics", "household_region", "employment",
    "migrant_worker", "workplace", "phone", "joined_on", "organization", "group_name",
)  # fmt: skip
BY_NAME = {column.name: column for column in columns.MEMBER_COLUMNS}
PLACES = {place: BY_NAME[name] for place, name in enumerate(SHOWN)}
ODD = st.sampled_from([None, "", " ", "１", 7, 3.5, Formula("=A1"), RawNumber("1.50102E+17"), "不清楚"])
USUAL = {
    "name": st.sampled_from(["陈秀兰", "李建国", "买买提·吐尔逊", " 王 五 ", "Ann", "张3"]),
    "id_kind": st.sampled_from(["居民身份证", "01", "护照", None]),
    "id_number": st.integers(0, 12).map(lambda order: number(order)),
    "sex": st.sampled_from(["男", "女", "1", "未说明的性别", None]),
    "birth_date": st.sampled_from(["1985-03-12", "1985.3.12", "31118", datetime.date(1985, 3, 12), "2999"]),
    "politics": st.sampled_from(["群众", "中共党员", "13", "01.中共党员"]),
    "household_region": st.sampled_from(["990100", "990103198503", "009999", None]),
    "employment": st.sampled_from(["在岗", "1", "退休", None]),
    "migrant_worker": st.sampled_from(["是", "否", "√", None]),
    "workplace": st.sampled_from(["岚州机电", "岚州 机电（一）", "很长" * 90, None]),
    "phone": st.sampled_from(["15400000001", 15400000002, "１５４", "0990-1234567", "12345", None]),
    "joined_on": st.sampled_from(["2019-05", "20190506", datetime.datetime(2019, 5, 6, 8, 30), None]),
    "organization": st.sampled_from(["JC01", "岚州机电集团工会", "JC01-1", "没有的工会", None]),
    "group_name": st.sampled_from(["一车间", "没有的小组", None]),
}  # fmt: skip
LINES = st.lists(
    st.tuples(*[st.one_of(USUAL[name], USUAL[name], USUAL[name], ODD) for name in SHOWN]).map(list),
    min_size=1, max_size=12,
)  # fmt: skip


def checked(union, lines) -> tuple:
    """What a check says of these lines: every outcome, and the columns of the new rows."""
    task = Task(None, union.county, OFFICER, AT)
    found = members.plan(Table(list(range(2, len(lines) + 2)), lines, PLACES), task)
    return [outcome.as_dict() for outcome in found.all()], found.fresh


def one_by_one(monkeypatch) -> None:
    """Let no row be plain."""
    read = plain.Readers.read
    monkeypatch.setattr(
        plain.Readers, "read", lambda self, table: (read(self, table)[0], set(range(len(table))))
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=LINES)
def test_the_quick_way_says_what_the_careful_way_says(union, lines):
    quick = checked(union, lines)
    with pytest.MonkeyPatch.context() as patch:
        one_by_one(patch)
        assert checked(union, lines) == quick


def test_a_quick_way_that_takes_any_sex_would_be_noticed(union, monkeypatch):
    lines = [["陈秀兰", None, number(24), "男", *[None] * 10]]
    monkeypatch.setattr(plain, "_agree", lambda found, name, told, odd: found.update({name: told}))
    quick = checked(union, lines)
    one_by_one(monkeypatch)
    assert checked(union, lines) != quick
