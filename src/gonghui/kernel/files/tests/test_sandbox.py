"""The child process stays within its limits, and its end is always a sentence."""

import time

import pytest

from gonghui.kernel.files import refusals, sandbox
from gonghui.kernel.files.sandbox import Limits

TASKS = "gonghui.kernel.files.tests.tasks:"


def run(task, *, limits=None, **arguments):
    return list(sandbox.run(TASKS + task, source="/dev/null", arguments=arguments, limits=limits))


def test_answers_come_back_as_they_were_given():
    assert run("answers", word="你好") == [{"说": "你好"}, b"\x00\xff"]


def test_the_child_knows_nothing_of_django_or_our_secrets(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    monkeypatch.setenv("GONGHUI_SECRET", "secret")
    [seen] = run("look_around")
    assert not [name for name in seen["modules"] if name.startswith("django")]
    assert set(seen["environment"]) <= {"PATH", "LANG", "TMPDIR", "LC_CTYPE"}
    assert "gonghui-child-" in seen["folder"]


def test_the_child_starts_fast():
    began = time.monotonic()
    run("answers", word="x")
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("task", "arguments", "limits", "refusal"),
    [
        ("take_memory", {"mb": 500}, Limits(memory_mb=128), refusals.TooMuchMemory),
        ("spin", {}, Limits(seconds=1), refusals.TookTooLong),
        ("sleep", {}, Limits(seconds=1), refusals.TookTooLong),
        ("write", {"mb": 20}, Limits(written_mb=5), refusals.FileDamaged),
        ("open_many", {"files": 200}, Limits(), refusals.FileDamaged),
        ("refuse", {}, None, refusals.FileTooLarge),
        ("crash", {}, None, refusals.FileDamaged),
        ("die", {"signal": "SIGSEGV"}, None, refusals.TooMuchMemory),
        ("die", {"signal": "SIGKILL"}, None, refusals.TookTooLong),
        ("die", {"signal": "SIGTERM"}, None, refusals.FileDamaged),
    ],
)
def test_whatever_the_child_meets_becomes_a_sentence(task, arguments, limits, refusal):
    began = time.monotonic()
    with pytest.raises(refusal) as refused:
        run(task, limits=limits, **arguments)
    assert str(refused.value).endswith("。") and "{" not in str(refused.value)
    assert time.monotonic() - began < 8


def test_with_room_enough_the_same_tasks_end_well():
    assert run("take_memory", mb=100, limits=Limits(memory_mb=512)) == [100 * 1024 * 1024]
    assert run("write", mb=20, limits=Limits(written_mb=50)) == ["written"]
    assert run("open_many", files=200, limits=Limits(open_files=400)) == [200]


def test_what_a_crash_was_about_is_not_told(caplog, capsys):
    with pytest.raises(refusals.FileDamaged):
        run("crash")
    assert "110101" not in caplog.text + "".join(capsys.readouterr())


def test_only_our_own_functions_run():
    with pytest.raises(refusals.FileDamaged):
        list(sandbox.run("os:listdir", source="/", arguments={}))


def test_a_slow_caller_does_not_use_up_the_childs_time():
    answers = sandbox.run(
        TASKS + "answers", source="/dev/null", arguments={"word": ""}, limits=Limits(seconds=1)
    )
    next(answers)
    time.sleep(1.5)
    assert next(answers) == b"\x00\xff"


def test_a_caller_that_stops_ends_the_child():
    flood = sandbox.run(TASKS + "flood", source="/dev/null", arguments={})
    assert len(next(flood)) == 100_000
    began = time.monotonic()
    flood.close()
    assert time.monotonic() - began < 2
