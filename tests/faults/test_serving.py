"""The server is killed piece by piece, and stopped in the middle of work: nothing is lost or left behind."""

import shutil
import threading

import httpx
import pytest

from gonghui.config.serving import GRACE_SECONDS, WEB_GRACE_SECONDS

from .serving import BEGUN, SET_UP, House, wait_until


@pytest.fixture(scope="module")
def furnished(tmp_path_factory) -> House:
    """A data folder with tables and keys, made once."""
    house = House(tmp_path_factory.mktemp("furnished"))
    house.furnish()
    return house


@pytest.fixture
def house(furnished, tmp_path):
    """A running server on a fresh copy of the data folder."""
    house = House(tmp_path)
    shutil.copytree(furnished.data, house.data, dirs_exist_ok=True)
    house.start()
    yield house
    house.clear_up()


def test_nothing_is_started_or_repaired_on_a_folder_without_tables(tmp_path):
    house = House(tmp_path)
    refused = house.run("serve", "--port", str(house.port))
    assert refused.returncode != 0
    assert "gonghui init" in refused.stderr
    assert house.get("livez") == 0
    assert list(house.data.iterdir()) == []


def test_a_port_in_use_is_said(house):
    refused = house.run("serve", "--port", str(house.port))
    assert refused.returncode != 0
    assert str(house.port) in refused.stderr


def test_the_default_secret_is_not_served_to_others(house):
    refused = house.run("serve", "--host", "0.0.0.0", "--port", str(house.port + 1))
    assert refused.returncode != 0
    assert "gonghui init" in refused.stderr


def test_a_killed_web_part_loses_its_request_and_answers_again_within_ten_seconds(house):
    visitor, answers = _visit_slowly(house)
    for pid in [pid for pid, line in house.family() if "--only\0web" in line]:
        house.kill(pid)
    visitor.join(SET_UP)
    assert answers == [0]
    assert wait_until(lambda: house.get("readyz") == 200, SET_UP) < max(10, 2 * house.start_took)


def test_a_killed_worker_s_job_is_done_within_two_minutes(house):
    house.queue_slow_job(4)
    wait_until(lambda: house.marks("job begun") == 1, SET_UP)
    house.kill(house.part("worker"))
    wait_until(lambda: house.marks("job ended") == 1, 120)
    assert house.marks("job begun") == 2


def test_a_stop_lets_requests_and_jobs_finish_and_leaves_nothing_behind(house):
    house.queue_slow_job(4)
    wait_until(lambda: house.marks("job begun") == 1, SET_UP)
    visitor, answers = _visit_slowly(house)
    code, seconds = house.stop()
    visitor.join(SET_UP)
    assert answers == [200]
    assert house.marks("job ended") == 1
    assert (code, seconds < GRACE_SECONDS) == (0, True)
    assert house.family() == []
    assert house.do_count("jobs_beat") == 0


def test_a_killed_server_takes_its_parts_with_it(house):
    house.kill(house.process.pid)
    wait_until(lambda: [line for _pid, line in house.family() if "--only" in line] == [], SET_UP)


def test_a_visitor_who_keeps_the_line_open_does_not_hold_up_the_stop(house):
    with httpx.Client(base_url=f"http://127.0.0.1:{house.port}") as visitor:
        assert visitor.get("/livez").status_code == 200
        code, seconds = house.stop()
    assert (code, seconds < WEB_GRACE_SECONDS) == (0, True)


def _visit_slowly(house: House) -> tuple[threading.Thread, list[int]]:
    """A request that takes 3 s and has begun; its answer comes into the list, 0 when it was lost."""
    answers: list[int] = []
    visitor = threading.Thread(target=lambda: answers.append(house.get("slow", seconds=SET_UP)))
    visitor.start()
    wait_until((house.data / BEGUN).exists, SET_UP)
    return visitor, answers
