"""What the cells of a row that names a person must be; faults in words, with the codes of the report."""

import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.exchange.imports.rows import Problem, Row
from gonghui.exchange.imports.values import date_of, phone_of
from gonghui.kernel.codes import divisions, lists
from gonghui.kernel.people import identity, names
from gonghui.manifest import Column

CITIZEN = "01"
LONGEST = 120
NUMBER = gettext_lazy("证件号码")
FIRST_DAY = datetime.date(1900, 1, 1)


def coded(row: Row, columns: tuple[Column, ...]) -> dict[str, str]:
    """The cells that hold codes, as codes; a code nobody knows is a problem of the row."""
    found = {}
    for column in columns:
        text = row.cells.get(column.name)
        if text is None:
            continue
        code = lists.get(column.codes).code_for(text)
        if code is None:
            says = _("“{column}”里的“{text}”不在代码表里。请从下拉列表里选。")
            add(row, "code.unknown", says.format(column=column.heading, text=text[:20]), column.heading)
        else:
            found[column.name] = code
    return found


def dated(row: Row, name: str, heading: str, on: datetime.date) -> str | None:
    """A cell with a date that is not in the future, as ISO text."""
    text = row.cells.get(name)
    if text is None:
        return None
    date = date_of(text)
    if date is None or not FIRST_DAY <= date <= on:
        says = _("“{column}”里的“{text}”不是能用的日期。请写成 2019-05-06 这样。")
        add(row, "date.invalid", says.format(column=heading, text=text[:20]), heading)
        return None
    return date.isoformat()


def phoned(row: Row) -> str | None:
    text = row.cells.get("phone")
    if text is None:
        return None
    number = phone_of(text)
    if number is None:
        add(row, "phone.invalid", _("手机号码“{text}”不对，要 11 位数字。").format(text=text[:20]), _("手机"))
    return number


def named(row: Row) -> str:
    name = names.clean(row.cells.get("name", ""))
    if not name:
        add(row, "name.missing", _("没有填姓名。请照身份证填。"), _("姓名"))
    elif fault := names.fault(name):
        add(row, "name.invalid", fault, _("姓名"))
    return name


def numbered(rows: list[Row], on: datetime.date, heading: Any = NUMBER) -> list[str]:
    """The clean identity number of every row; faults are added to the rows."""
    citizens = [row.cells.get("id_number", "") for row in rows]
    numbers = []
    for row, (number, faults) in zip(rows, identity.check_column(citizens, on=on), strict=True):
        lost = any(problem.code == "id.precision_lost" for problem in row.problems)
        if row.cells.get("id_kind", CITIZEN) not in (CITIZEN, "居民身份证", "身份证"):
            faults = [fault for fault in faults if fault.code == "id.missing"]
        for fault in faults if not lost else ():
            add(row, fault.code, fault.says, heading, fault.warning)
        numbers.append(number)
    return numbers


def compared(row: Row, number: str, sex: str | None, born: str | None) -> None:
    """Warn when what was typed beside the number says something else than the number."""
    if len(number) != 18 or row.cells.get("id_kind", CITIZEN) not in (CITIZEN, "居民身份证", "身份证"):
        return
    if sex in (identity.MALE, identity.FEMALE) and sex != identity.sex(number):
        add(row, "sex.mismatch", _("填的性别和身份证号码不一致，已按填的保留，请核对。"), _("性别"), True)
    date = identity.birth_date(number)
    if born and date and born != date.isoformat():
        says = _("填的出生日期和身份证号码不一致，已按填的保留，请核对。")
        add(row, "birth_date.mismatch", says, _("出生日期"), True)


def regioned(row: Row, name: str, heading: str) -> str | None:
    """A division by code or name; one that nobody knows only warns and is left out."""
    text = row.cells.get(name)
    if text is None:
        return None
    if divisions.known(text[:6]):
        return text[:6]
    found = divisions.search(text, limit=2)
    if len(found) == 1:
        return found[0].code
    says = _("“{column}”里的“{text}”不在区划表里，先不记这一项，请核对。")
    add(row, "region.unknown", says.format(column=heading, text=text[:20]), heading, True)
    return None


def refused(row: Row) -> bool:
    return any(not problem.warning for problem in row.problems)


def add(row: Row, code: str, says: Any, column: Any = "", warning: bool = False) -> None:
    row.problems.append(Problem(code, str(says), str(column), warning))
