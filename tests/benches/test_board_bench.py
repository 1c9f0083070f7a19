"""The benches of the boards run at a small size and tell what they promise."""

from tests.benches.test_benches import SERVER, bench


def test_the_board_bench_steps_down_every_level_and_proves_the_sums(capsys):
    sizes = ("--organizations", "60", "--members", "100", "--rounds", "1")
    told = bench(capsys, "board", *sizes, "--database", SERVER)
    assert told["entitlements"] == 500
    assert told["ours"]["differs"] is False
    assert {"tally_ms", "again_ms", "check_ms", "report_ms", "scan_ms"} <= set(told["ours"])
    assert [level["level"] for level in told["levels"]][0] == "province"
    assert set(told["goals"]) <= set(told["ratios"])


def test_the_bench_of_the_quality_board_counts_every_grievance_at_the_top(capsys):
    sizes = ("--organizations", "60", "--items", "400", "--rounds", "1")
    told = bench(capsys, "quality", *sizes, "--database", SERVER)
    assert told["levels"][0]["level"] == "province" and told["levels"][0]["counted"] == 400
    assert {"step_ms", "month_ms", "scan_ms", "step_p95_ms"} <= set(told["levels"][0])
    assert set(told["goals"]) <= set(told["ratios"])
