"""Every component renders, is shown on a pattern page, and carries no style of its own."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test import Client

from gonghui.ui.patterns import PAGES
from gonghui.ui.patterns.member import icon_names

HERE = Path(__file__).parents[1]
HOUSE = HERE.parent
COMPONENTS = sorted((HERE / "templates" / "ui").glob("*.html"))
SHELLS = {"document.html", "error.html"}
NEEDS_SOMETHING = {"pager.html", "track.html", "ring.html", "decision.html"}
VOID = {"input", "meta", "link", "br", "img", "hr", "use", "rect", "path", "circle", "ellipse"}

pytestmark = pytest.mark.django_db


class Balance(HTMLParser):
    """Names the tags that are closed wrongly or left open."""

    def __init__(self):
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def page(name: str) -> str:
    answer = Client().get(f"/ui/{name}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_every_pattern_page_is_whole_and_has_one_heading(name):
    text = page(name)
    balance = Balance()
    balance.feed(text)
    assert balance.wrong == []
    assert balance.open == []
    assert text.count("<h1") == 1
    ids = re.findall(r'\sid="([^"]*)"', text)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("file", COMPONENTS, ids=lambda file: file.name)
def test_every_component_renders_with_nothing_given(file):
    if file.name not in SHELLS | NEEDS_SOMETHING and not file.name.startswith("field"):
        get_template(f"ui/{file.name}").render({"form": None})


def test_every_component_stands_on_some_pattern_page_or_in_another_component():
    texts = [file.read_text() for folder in HOUSE.rglob("templates") for file in folder.rglob("*.html")]
    shown = set(re.findall(r'"ui/([\w/]+\.html)"', "".join(texts)))
    assert {file.name for file in COMPONENTS} - shown == set()


@pytest.mark.parametrize("file", COMPONENTS, ids=lambda file: file.name)
def test_a_component_says_what_it_takes_and_carries_no_style(file):
    text = file.read_text()
    assert "{#" in "".join(text.split("\n", 2)[:2])
    assert len(text.splitlines()) <= 60
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?! src)", text)


def test_every_icon_that_a_template_names_is_drawn():
    named = {
        name
        for folder in HOUSE.rglob("templates")
        for file in folder.rglob("*.html")
        for name in re.findall(r'{% icon "([\w-]+)"', file.read_text())
    }
    assert named - set(icon_names()) == set()


def test_long_names_are_shown_whole():
    assert "阿卜杜热合曼·吐尔逊买买提·艾合买提江" in page("index")
