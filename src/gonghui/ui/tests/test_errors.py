"""Error pages say what happened and what to do next, and stand when nothing else does."""

import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from gonghui.ui import errors

PAGES = ["400.html", "403.html", "403_csrf.html", "404.html", "413.html", "429.html", "500.html"]


@pytest.mark.parametrize("name", PAGES)
def test_an_error_page_stands_without_request_or_database(name):
    text = render_to_string(name)
    assert text.count("<h1") == 1
    assert "12351" in text
    assert 'href="/"' in text or 'href=""' in text


def test_a_broken_page_gives_a_code_to_report_and_logs_the_same(monkeypatch):
    logged = []
    monkeypatch.setattr(errors.log, "error", lambda says, extra: logged.append(extra["code"]))
    answer = errors.broken(RequestFactory().get("/work/"))
    (code,) = logged
    assert answer.status_code == 500
    assert code in answer.content.decode()


def test_too_much_sent_is_told_from_something_unreadable():
    request = RequestFactory().post("/")
    assert errors.bad_request(request, RequestDataTooBig()).status_code == 413
    assert errors.bad_request(request, SuspiciousOperation()).status_code == 400


@pytest.mark.django_db
def test_a_form_open_too_long_is_answered_in_plain_words():
    answer = Client(enforce_csrf_checks=True).post("/ui/preferences/", {"theme": "dark"})
    assert answer.status_code == 403
    if "这一页开得太久了" in answer.content.decode():
        assert "什么都没有改动" in answer.content.decode()


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_where_to_look():
    answer = Client().get("/ui/no-such-page/")
    assert answer.status_code == 404
    assert "没找到这一页" in answer.content.decode()
