"""What deeds leave behind where nobody looks after it: jobs, logs, counters, titles of messages."""

import ast
import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from gonghui.config.logging import settings_for_logging
from gonghui.exchange.pages import work
from gonghui.kernel.notices.models import Notice
from tests.rules import house as files

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
# A number of something, its uid, or a word of the program's own: nothing of it means a person to a reader.
MEANS_NOTHING = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z][a-z_]*([.:-][a-z_]+)*")
NUMBERS = ("pk", "id", "uid", "code")


@dataclass
class Left:
    """What all deeds left behind: texts that nobody looks after, and the jobs with their arguments."""

    text: str = ""
    jobs: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[io.StringIO]:
    """What the product's own logging writes, through the formatter that it uses."""
    kept = io.StringIO()
    config = settings_for_logging()
    logger = logging.getLogger()
    handler = logging.StreamHandler(kept)
    factory = config["formatters"]["lines"]
    formatter = factory["()"](**{key: value for key, value in factory.items() if key not in ("()",)})
    handler.setFormatter(formatter)
    logger.addHandler(handler)
    try:
        yield kept
    finally:
        logger.removeHandler(handler)


@pytest.fixture(scope="module")
def left(gathered, django_db_blocker) -> Left:
    """All deeds are done, each taken back; what they left in jobs, counters, titles and log lines."""
    found = Left()
    with django_db_blocker.unblock(), transaction.atomic(), listening() as lines:
        keep_secrets(gathered)
        for name in names():
            with transaction.atomic():
                _do(gathered, name)
                _collect(found)
                transaction.set_rollback(True)
        transaction.set_rollback(True)
    found.text += lines.getvalue()
    return found


def _do(house, name: str) -> None:
    deed, client = house.deeds[name], house.cast.client(house.deeds[name].kind, judged=False)
    if deed.first:
        deed.first(client)
    client.post(house.address(name), deed.data)


def _collect(found: Left) -> None:
    rows = [str(row) for model in traces() for row in model._default_manager.values_list()]
    titles = [f"title {title}" for title in Notice.objects.values_list("title", flat=True)]
    found.text += "\n".join([*rows, *titles, ""])
    found.jobs += DBTaskResult.objects.values_list("task_path", "args_kwargs")


def traces() -> list:
    return [model for model in apps.get_models() if model._meta.label in TRACES]


def personal(text: str) -> list[str]:
    return [value for value in (*SECRETS.values(), NAME, *ALSO) if value in text]


def telling(jobs: list[tuple[str, dict[str, Any]]]) -> list[str]:
    """Jobs whose arguments hold more than numbers and the program's own words."""
    return sorted({path for path, given in jobs if any(map(_means_something, _leaves(given)))})


def _leaves(given: Any) -> Iterator[Any]:
    if isinstance(given, dict | list):
        for inner in given.values() if isinstance(given, dict) else given:
            yield from _leaves(inner)
    else:
        yield given


def _means_something(argument: Any) -> bool:
    if isinstance(argument, str):
        return not MEANS_NOTHING.fullmatch(argument)
    return not isinstance(argument, int | None) or (isinstance(argument, int) and argument > 10**10)


def enqueued(tree: ast.Module) -> list[str]:
    """What stands as an argument where a job is queued, and is no plain name and no number of something."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    queued = [call for call in calls if getattr(call.func, "attr", "") == "enqueue"]
    given = [each for call in queued for each in (*call.args, *(word.value for word in call.keywords))]
    return [ast.unparse(each) for each in given if not _is_a_number(each)]


def _is_a_number(given: ast.expr) -> bool:
    if isinstance(given, ast.Attribute):
        return given.attr.rpartition("_")[2] in NUMBERS
    return isinstance(given, ast.Name) and given.id.rpartition("_")[2] in (*NUMBERS, "stage")


def test_nothing_personal_is_left_in_jobs_logs_counters_or_titles(left):
    assert "title " in left.text and len(left.text) > 1000
    assert personal(left.text) == []


def test_a_log_line_with_a_name_would_be_noticed():
    with listening() as lines:
        logging.getLogger("django.request").warning(f"Not Found: {NAME}")
    assert personal(lines.getvalue()) == [NAME]


def test_jobs_are_given_numbers_and_words_of_the_program_only(left):
    assert {path for path, _given in left.jobs} >= {work.carry_out.module_path}
    assert telling(left.jobs) == []


def test_a_job_that_is_given_a_name_or_a_phone_number_would_be_noticed(house):
    work.carry_out.enqueue(work.CHECKING, 7, NAME)
    work.carry_out.enqueue(work.CHECKING, 7, account_id={"phone": 13700000871})
    work.carry_out.enqueue(work.CHECKING, 7, 8)
    jobs = DBTaskResult.objects.values_list("task_path", "args_kwargs").order_by("enqueued_at")
    assert [bool(telling([job])) for job in jobs] == [True, True, False]


def test_nothing_but_numbers_stands_where_jobs_are_queued():
    found = {files.named(file): enqueued(files.tree_of(file)) for file in files.python_files()}
    assert {name: given for name, given in found.items() if given} == {}
    source = "job.enqueue(stage, batch.pk, by.account_id, by.name, to=person.phone)"
    assert enqueued(ast.parse(source)) == ["by.name", "person.phone"]
