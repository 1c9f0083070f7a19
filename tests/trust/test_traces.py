"""What deeds leave behind where nobody looks after it: jobs, logs, counters, titles of messages."""

import io
import logging

import pytest
from django.apps import apps
from django.db import transaction

from gonghui.config.logging import settings_for_logging
from gonghui.kernel.notices.models import Notice

from .planting import NAME, SECRETS, keep_secrets
from .test_journal import names

ALSO = (
    "白云鹤",
    "13700000871",
    "990103198503128718",
    "二车间",
    "演示路 8 号",
    "高远航",
    "13700000872",
    "焊接",
)
TRACES = ("django_tasks_database.DBTaskResult", "jobs.ScheduledRun", "jobs.Effect")


@pytest.fixture
def lines(monkeypatch):
    """What the product's own logging writes, through the formatter that it uses."""
    kept = io.StringIO()
    config = settings_for_logging()
    logger = logging.getLogger()
    handler = logging.StreamHandler(kept)
    factory = config["formatters"]["lines"]
    formatter = factory["()"](**{key: value for key, value in factory.items() if key not in ("()",)})
    handler.setFormatter(formatter)
    logger.addHandler(handler)
    yield kept
    logger.removeHandler(handler)


def left_behind(house, lines: io.StringIO) -> str:
    """All deeds are done, each taken back; what they left in jobs, counters, titles and log lines."""
    found = []
    for name in names():
        deed, client = house.deeds[name], house.cast.client(house.deeds[name].kind, judged=False)
        with transaction.atomic():
            if deed.first:
                deed.first(client)
            client.post(house.address(name), deed.data)
            found += [str(row) for model in traces() for row in model._default_manager.values_list()]
            found += [f"title {title}" for title in Notice.objects.values_list("title", flat=True)]
            transaction.set_rollback(True)
    return "\n".join(found) + lines.getvalue()


def traces() -> list:
    return [model for model in apps.get_models() if model._meta.label in TRACES]


def personal(text: str) -> list[str]:
    return [value for value in (*SECRETS.values(), NAME, *ALSO) if value in text]


def test_nothing_personal_is_left_in_jobs_logs_counters_or_titles(house, lines):
    keep_secrets(house)
    left = left_behind(house, lines)
    assert "title " in left and len(left) > 1000
    assert personal(left) == []


def test_a_log_line_with_a_name_would_be_noticed(lines):
    logging.getLogger("django.request").warning(f"Not Found: {NAME}")
    assert personal(lines.getvalue()) == [NAME]
