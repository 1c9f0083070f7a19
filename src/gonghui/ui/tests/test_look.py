"""The person's choice of look: kept in cookies for strangers, with the account for others."""

from types import SimpleNamespace

import pytest
from django.test import Client, RequestFactory

from gonghui.ui import views
from gonghui.ui.look import look_of

pytestmark = pytest.mark.django_db


class Account(SimpleNamespace):
    """Stands in for an account: remembers what was saved."""

    is_authenticated = True

    def save(self, update_fields):
        self.saved = update_fields


def sent(**choice):
    request = RequestFactory().post("/ui/preferences/", choice)
    request.user = Account(theme="auto", large_text=False, language="zh-hans", saved=[])
    return request


def test_a_stranger_keeps_large_text_and_theme_in_this_browser():
    client = Client()
    client.post("/ui/preferences/", {"large_text": "on", "next": "/ui/"})
    client.post("/ui/preferences/", {"theme": "dark"})
    text = client.get("/ui/").content.decode()
    assert 'data-text="large"' in text
    assert 'media="screen"' in text


def test_an_account_keeps_its_choice():
    request = sent(theme="dark", large_text="on")
    views.preferences(request)
    assert (request.user.theme, request.user.large_text) == ("dark", True)
    assert request.user.saved == ["theme", "large_text"]


def test_an_account_s_choice_wins_over_the_browser_s():
    request = RequestFactory().get("/")
    request.COOKIES["theme"] = "dark"
    request.user = Account(theme="light", large_text=True)
    assert look_of(request).dark_media == "not all"
    assert look_of(request).large_text


@pytest.mark.parametrize("choice", [{"theme": "pink"}, {"language": "xx"}, {"large_text": "maybe"}, {}])
def test_what_we_do_not_know_changes_nothing(choice):
    request = sent(**choice)
    answer = views.preferences(request)
    assert request.user.saved == []
    assert not answer.cookies


@pytest.mark.parametrize(
    "place", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""]
)
def test_the_way_back_never_leads_away(place):
    assert Client().post("/ui/preferences/", {"theme": "dark", "next": place})["Location"] == "/"


def test_the_way_back_is_where_the_person_was():
    assert (
        Client().post("/ui/preferences/", {"theme": "dark", "next": "/ui/?page=2"})["Location"]
        == "/ui/?page=2"
    )


def test_a_choice_is_not_made_by_a_link():
    assert Client().get("/ui/preferences/?theme=dark").status_code == 405


def test_a_foreign_cookie_is_ignored():
    client = Client()
    client.cookies["theme"] = '"><script>'
    assert "<script>" not in client.get("/ui/").content.decode().partition("<body")[0].partition("htmx")[0]
    assert "prefers-color-scheme: dark" in client.get("/ui/").content.decode()
