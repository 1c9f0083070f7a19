"""Before a session ends by itself every page says when, and using it on keeps it."""

import json
import re

import pytest
import time_machine
from django.test import Client

from .cast import NOON, PASSWORD, account, person

PHONE = "13800001111"


@pytest.fixture
def client(db):
    with time_machine.travel(NOON, tick=False) as clock:
        account(person("陈秀兰"), PHONE)
        client = Client()
        client.post("/account/sign-in/", {"login": PHONE, "password": PASSWORD})
        client.clock = clock
        yield client


def left(client) -> int:
    return json.loads(client.get("/account/time-left/").content)["seconds"]


def test_a_page_says_at_what_time_it_ends_and_how_to_go_on(client):
    page = client.get("/account/safety/").content.decode()
    assert "12:30 之前没有打开别的页" in page and 'href="/account/stay/"' in page
    assert re.search(r'data-idle="1800"', page)
    assert "data-idle" not in Client().get("/account/sign-in/").content.decode(), "the twin: a stranger"


def test_asking_how_long_does_not_keep_it_open(client):
    for minutes in (10, 20, 29):
        client.clock.move_to(NOON.replace(minute=minutes))
        assert left(client) == (30 - minutes) * 60
    client.clock.move_to(NOON.replace(minute=30, second=1))
    assert left(client) == 0 and client.get("/mine/").status_code == 302


def test_going_on_keeps_it_open(client):
    client.clock.move_to(NOON.replace(minute=28))
    assert "您还登录着" in client.get("/account/stay/").content.decode()
    assert left(client) == 1800
    client.clock.move_to(NOON.replace(minute=55))
    assert client.get("/mine/").status_code == 200


def test_near_the_end_of_the_day_the_twelve_hours_count(client):
    for step in range(1, 36):
        client.clock.move_to(NOON.replace(hour=12 + step // 3, minute=step % 3 * 20))
        client.get("/mine/")
    assert left(client) == 1200
