"""A table of households in, a table of categories out: as single, bad rows by code, any order."""

import csv
import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui.services.assistance.actions.sheets import assessing
from gonghui.services.assistance.rules import policies
from gonghui.services.assistance.rules.lines import Line, Lines

from .evaluator import evaluate
from .households import LINE, POLICIES, ROWS, WHOLE, cells, row

ON = datetime.date(2026, 5, 1)
LINES = "region,residence,valid_from,valid_to,monthly_line\n990000,urban,2020-01-01,,575.00\n"


def write(path: Path, rows: list[dict], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def read(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def command(folder: Path, source: Path, *, lines: str = LINES, policy: str = "three-categories") -> int:
    (folder / "lines.csv").write_text(lines, encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        call_command(
            "assistance", "assess", str(source), "--policy", policy, "--on", ON.isoformat(),
            "--lines", str(folder / "lines.csv"), "--out", str(folder / "out.csv"),
        )  # fmt: skip
    return ended.value.code


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ROWS, min_size=1, max_size=20))
def test_every_row_is_where_the_independent_evaluator_puts_it(tmp_path, rows):
    lines = [
        Line("990000", residence, int(LINE * 1200), datetime.date(2020, 1, 1))
        for residence in ("urban", "rural")
    ]
    source = write(tmp_path / "in.csv", [cells(str(number), told) for number, told in enumerate(rows)])
    for code in POLICIES:
        policy = next(one for one in policies.shipped() if one.code == code)
        result = assessing.assess(source, tmp_path / "out.csv", policy, Lines(lines, ON))
        found = [(out["category"], out["advice"]) for out in read(tmp_path / "out.csv")]
        assert found == [evaluate(code, told, LINE) for told in rows]
        assert result.refused == 0


@pytest.mark.django_db
def test_the_criteria_of_the_deciding_category_are_named_and_for_none_those_that_failed(tmp_path):
    rows = [row(annual_income=WHOLE, causes={"illness"}), row(annual_income=WHOLE)]
    source = write(tmp_path / "in.csv", [cells(f"户{number}", told) for number, told in enumerate(rows)])
    assert command(tmp_path, source) == 0
    first, second = read(tmp_path / "out.csv")
    assert list(first) == ["household", "category", "advice", "criteria", "error"]
    assert first["criteria"] == "income=yes;cause=yes"
    assert second["category"] == "none"
    assert second["criteria"] == "dibao.income=no;dibao.aided=no;marginal.cause=no;accident.event=no"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("spoiled", "error"),
    [
        ({"members": "0"}, "members.invalid"),
        ({"members": "四"}, "members.invalid"),
        ({"annual_income": "-1"}, "amount.invalid"),
        ({"annual_income": "1.234"}, "amount.invalid"),
        ({"annual_income": ""}, "amount.missing"),
        ({"residence": "sea"}, "residence.unknown"),
        ({"region": "110101"}, "line.missing"),
        ({"region": ""}, "region.missing"),
        ({"residence": "rural"}, "line.missing"),
        ({"causes": "bad luck"}, "cause.unknown"),
        ({"events": "rain"}, "event.unknown"),
        ({"aided": "perhaps"}, "flag.invalid"),
        ({"months_below_line": "-2"}, "months.invalid"),
        ({"household": ""}, "household.missing"),
        ({"members": "0", "savings": "x"}, "members.invalid;amount.invalid"),
    ],
)
def test_a_bad_row_has_its_error_and_the_rest_go_on(tmp_path, spoiled, error):
    good = cells("good", row(annual_income=WHOLE, causes={"illness"}))
    source = write(tmp_path / "in.csv", [{**cells("bad", row()), **spoiled}, good])
    assert command(tmp_path, source) == 3
    bad, fine = read(tmp_path / "out.csv")
    assert (bad["category"], bad["error"]) == ("", error)
    assert (fine["category"], fine["error"]) == ("marginal", "")


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_any_order_of_columns_and_any_usual_encoding_is_read(tmp_path, encoding):
    told = {
        "events": "", "annual_income": "1,000.5", "members": " ４ ", "residence": "城镇",
        "household": "张家", "region": "990101", "aided": "是",
    }  # fmt: skip
    assert command(tmp_path, write(tmp_path / "in.csv", [told], encoding)) == 0
    assert read(tmp_path / "out.csv")[0]["household"] == "张家"
    assert read(tmp_path / "out.csv")[0]["category"] == "dibao"


@pytest.mark.django_db
def test_a_line_holds_to_its_last_day_and_the_nearest_one_counts(tmp_path):
    lines = LINES.replace(",,", ",2026-05-01,") + "990101,urban,2026-01-01,,800\n"
    told = [
        cells(region, row(region=region, annual_income=WHOLE, aided=True)) for region in ("990101", "990122")
    ]
    assert command(tmp_path, write(tmp_path / "in.csv", told), lines=lines) == 0
    assert [out["category"] for out in read(tmp_path / "out.csv")] == ["dibao", "none"]
    ended = LINES.replace(",,", ",2026-04-30,")
    assert command(tmp_path, write(tmp_path / "in.csv", told), lines=ended) == 3
    assert [out["error"] for out in read(tmp_path / "out.csv")] == ["line.missing"] * 2


@pytest.mark.django_db
def test_what_cannot_be_used_at_all_ends_with_2_and_leaves_no_result(tmp_path):
    source = write(tmp_path / "in.csv", [cells("a", row(annual_income=Decimal(1)))])
    assert command(tmp_path, source, policy="nobody") == 2
    assert command(tmp_path, source, lines="region,residence\n") == 2
    assert command(tmp_path, source, lines=LINES + "990000,urban,2020-01-01,,600\n") == 2
    assert command(tmp_path, tmp_path / "absent.csv") == 2
    assert command(tmp_path, write(tmp_path / "in.csv", [{"household": "a"}])) == 2
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.django_db
def test_a_name_that_a_spreadsheet_would_run_is_shielded(tmp_path):
    source = write(tmp_path / "in.csv", [cells("=1+1", row(annual_income=WHOLE * 9))])
    assert command(tmp_path, source) == 0
    assert read(tmp_path / "out.csv")[0]["household"] == "'=1+1"
