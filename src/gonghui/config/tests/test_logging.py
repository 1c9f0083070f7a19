"""Logs hold listed keys and no values."""

import io
import json
import logging
import logging.config
import sys

import pytest

from gonghui.config.logging import settings_for_logging

CANARY = "370102199001011234"


@pytest.fixture
def lines(monkeypatch):
    """Everything logged, as read back from standard error."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    root = logging.getLogger()
    kept, level = root.handlers[:], root.level
    described = settings_for_logging()
    described["loggers"] = {}
    logging.config.dictConfig(described)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.handlers[:] = kept
    root.setLevel(level)


def test_listed_keys_are_kept_and_others_dropped(lines):
    logging.getLogger("gonghui.x").info("batch applied", extra={"count": 3, "id_number": CANARY})
    (line,) = lines()
    assert (line["event"], line["count"], line["level"], line["logger"]) == (
        "batch applied",
        3,
        "info",
        "gonghui.x",
    )
    assert "id_number" not in line


def test_values_filled_into_a_sentence_are_not_kept(lines):
    logging.getLogger("other").warning("Not Found: %s", f"/people/{CANARY}")
    (line,) = lines()
    assert line["event"] == "Not Found: %s"
    assert CANARY not in json.dumps(line)


def test_a_fault_is_kept_by_kind_and_place(lines):
    try:
        raise ValueError(CANARY)
    except ValueError:
        logging.getLogger("gonghui.x").exception("it failed")
    (line,) = lines()
    assert line["fault"] == "builtins.ValueError"
    assert "test_logging.py" in line["where"][0]
    assert CANARY not in json.dumps(line)
