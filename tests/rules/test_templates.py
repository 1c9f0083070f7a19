"""Templates: components get plain inputs, chrome is extended not copied, every text is translatable."""

import re

import pytest

from tests.rules import house

INCLUDE = re.compile(r"{%\s*include\s+[\"'](ui/[^\"']+)[\"']([^%]*)%}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
TRANSLATED = re.compile(
    r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}|{#.*?#}|"
    r"{%\s*comment.*?endcomment\s*%}|_\(\s*(\"[^\"]*\"|'[^']*')\s*\)|{%\s*trans(?:late)?\s.*?%}",
    re.DOTALL,
)
CHROME = re.compile(r"<!doctype|<html|<head>|<body", re.IGNORECASE)
CONDITION_ON_A_CODE = re.compile(r"{%\s*(?:el)?if\s[^%]*==\s*[\"']\d+[\"']")


def markup() -> list:
    return [file for file in house.templates() if file.suffix == ".html"]


def open_includes(text: str) -> list[str]:
    return [name for name, rest in INCLUDE.findall(text) if not rest.split() or rest.split()[-1] != "only"]


def untranslated(text: str) -> list[str]:
    """Lines with Chinese that goes through no translation."""
    left = TRANSLATED.sub(lambda found: "\n" * found.group().count("\n"), text)
    return [line.strip() for line in left.splitlines() if CHINESE.search(line)]


@pytest.mark.parametrize("file", markup(), ids=house.named)
def test_components_are_included_with_only_what_they_are_given(file):
    assert open_includes(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", markup(), ids=house.named)
def test_every_word_on_a_screen_can_be_translated(file):
    if "config" in file.parts and file.name.startswith("50"):
        pytest.skip("an error page that must stand without the program")
    assert untranslated(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", markup(), ids=house.named)
def test_only_base_pages_carry_chrome_and_rules_live_in_python(file):
    text = file.read_text(encoding="utf-8")
    if "services" in file.parts:
        assert not CHROME.search(text)
    assert not CONDITION_ON_A_CODE.search(text)


def test_an_include_without_only_is_noticed():
    assert open_includes('{% include "ui/badge.html" with state=x %}') == ["ui/badge.html"]
    assert open_includes('{% include "ui/badge.html" with state=x only %}') == []


def test_an_untranslated_word_is_noticed():
    assert untranslated("<p>会员</p>") == ["<p>会员</p>"]
    translated = '{% translate "会员" %}{# 会员 #}{% include "ui/a.html" with t=_("会员") only %}'
    assert untranslated(translated) == []
