"""The benches run at a small size and tell what they promise; how fast is no matter here."""

import json
import os

import pytest
from django.core.management import call_command

SERVER = os.environ.get("DATABASE_URL", "")
KIND = "PostgreSQL" if SERVER.startswith("postgres") else "SQLite"


def bench(capsys: pytest.CaptureFixture, *arguments: str) -> dict:
    call_command("bench", *arguments, "--json")
    return json.loads(capsys.readouterr().out)


def test_the_import_bench_tells_every_side_and_the_ratios(capsys):
    told = bench(capsys, "import", "--rows", "200", "--rounds", "1", "--database", SERVER)
    assert told["machine"]["database"] == KIND
    stages = {"reading", "writing", "total", "processor", "rows_per_second", "process_mb", "child_mb"}
    for side in ("ours", "floor", "peer"):
        assert stages <= set(told[side])
        assert told[side]["rows"] == 200
    assert {"checking", "undo"} <= set(told["ours"])
    assert told["ours"]["written"] + told["ours"]["refused"] == 200
    assert told["ours"]["refused"] == told["peer"]["refused"] == 6
    assert {"peer_over_ours", "ours_over_floor", "peak_mb", "undo_over_import"} == set(told["goals"])
    assert set(told["goals"]) <= set(told["ratios"])


def test_the_page_bench_tells_rate_and_latency_of_each_page(capsys):
    sizes = ("--organizations", "30", "--members", "60", "--connections", "2", "--seconds", "0.5")
    told = bench(capsys, "page", *sizes, "--rounds", "1", "--database", SERVER)
    assert told["machine"]["database"] == KIND
    for page in ("bare", "home", "register", "admin"):
        assert {"requests_per_second", "p95_ms", "processor_ms"} <= set(told[page])
        assert told[page]["requests"] > 0
        assert told[page]["errors"] == 0, told[page]["error_kinds"]
    for page in ("home", "register"):
        assert 0 < told[page]["queries"] <= 8
        assert told[page]["errors_at_64"] == 0
    assert {"bare_over_home", "bare_over_register", "register_over_admin"} <= set(told["ratios"])
    assert told["packed"]["/"] > 0
    assert any(name.startswith("/ui/") for name in told["packed"])
    assert any(name.endswith("icons.svg") for name in told["packed"])


def test_the_scope_bench_counts_below_every_level(capsys):
    sizes = ("--organizations", "60", "--members", "120", "--rounds", "1")
    told = bench(capsys, "scope", *sizes, "--database", SERVER)
    assert [level["level"] for level in told["levels"]] == [
        "province", "city", "county", "township", "basic", "branch",
    ]  # fmt: skip
    assert told["levels"][0]["below"] == 120
    assert {"bare_ms", "range_ms", "count_ms", "visible_ms", "list_ms"} <= set(told["levels"][0])
    assert set(told["goals"]) == set(told["ratios"])


def test_the_ledger_bench_never_overspends_and_tells_every_side(capsys):
    told = bench(capsys, "ledger", "--rounds", "1", "--database", SERVER)
    assert told["machine"]["database"] == KIND
    for side in ("update_alone", "bare_journaled", "ledger"):
        assert told[side]["per_second"] > 0
        assert told[side]["committed"] == 160
    assert told["ratios"]["overspent"] == 0
    assert set(told["goals"]) <= set(told["ratios"])


def test_the_eligibility_bench_tells_every_way_and_the_ratios(capsys):
    told = bench(capsys, "eligibility", "--households", "200", "--rounds", "1", "--database", SERVER)
    assert told["machine"]["database"] == KIND
    for way in ("scan", "counts", "assess_all", "reading_and_writing", "sheet"):
        assert told["ours"][f"{way}_ms"] > 0
        assert f"{way}_processor_ms" in told["ours"]
    assert {"one_explained_p95_ms", "one_kept_p95_ms", "one_journaled_p95_ms"} <= set(told["ours"])
    assert set(told["goals"]) <= set(told["ratios"]) | {"counts_over_peer"}


def test_the_inbox_bench_shows_each_view_of_every_level(capsys):
    sizes = ("--organizations", "60", "--items", "400", "--rounds", "1")
    told = bench(capsys, "inbox", *sizes, "--database", SERVER)
    views = {(view["level"], view["whose"]): view for view in told["views"]}
    assert views["province", "all"]["shown"] == views["province", "unclaimed"]["shown"] == 50
    assert 0 < views["province", "mine"]["shown"] < 40  # some of the forty are closed to this officer
    assert {view["closed"] for view in told["views"]} == {0}
    assert {"bare_ms", "statement_ms", "inbox_ms", "counts_ms"} <= set(views["basic", "all"])
    assert set(told["goals"]) <= set(told["ratios"])


def test_the_coverage_bench_gives_to_everybody_once_and_tells_every_side(capsys):
    told = bench(capsys, "coverage", "--members", "300", "--rounds", "1", "--database", SERVER)
    assert told["machine"]["database"] == KIND
    assert told["ours"]["entitlements"] == 300
    assert {"count_s", "run_s", "run_and_telling_s", "second_s"} <= set(told["ours"])
    assert {"bare_s", "loop_s"} == set(told["floor"])
    assert set(told["goals"]) <= set(told["ratios"])
