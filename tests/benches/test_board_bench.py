"""The bench of the board runs at a small size and tells what it promises."""

from tests.benches.test_benches import SERVER, bench


def test_the_board_bench_steps_down_every_level_and_proves_the_sums(capsys):
    sizes = ("--organizations", "60", "--members", "100", "--rounds", "1")
    told = bench(capsys, "board", *sizes, "--database", SERVER)
    assert told["entitlements"] == 500
    assert told["ours"]["differs"] is False
    assert {"tally_ms", "again_ms", "check_ms", "report_ms", "scan_ms"} <= set(told["ours"])
    assert [level["level"] for level in told["levels"]][0] == "province"
    assert set(told["goals"]) <= set(told["ratios"])
