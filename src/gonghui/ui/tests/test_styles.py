"""Styles: joined whole and in order, short files, colours only where colours are kept."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

from gonghui.ui import sheets

COLOURS_LIVE_IN = ("tokens.css", "theme-dark.css", "member-card.css")
FILES = sorted(sheets.FOLDER.rglob("*.css"))
HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")


def hex_colours(text: str) -> list[str]:
    return HEX.findall(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))


def keeps_colours(file: Path) -> bool:
    return file.name in COLOURS_LIVE_IN or file.parent.name == "screen"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_stylesheet_is_short_balanced_and_names_no_colour(file):
    text = file.read_text()
    assert len(text.splitlines()) <= 200
    assert text.count("{") == text.count("}")
    assert text.count("/*") == text.count("*/")
    assert "!important" not in text
    assert keeps_colours(file) or hex_colours(text) == []


def test_a_colour_outside_its_home_is_noticed():
    assert hex_colours(".a { color: #fff; }") == ["#fff"]
    assert hex_colours("/* #fff */ .a { color: var(--ink); }") == []


@pytest.mark.parametrize("name", sheets.NAMES)
def test_joined_sheets_hold_every_part_and_name_none(name):
    text = sheets.sheet(name).text.decode()
    assert "@import" not in text
    assert text.count("/*") == text.count("*/")


def test_every_part_is_in_some_joined_sheet():
    whole = "".join(sheets.sheet(name).text.decode() for name in sheets.NAMES)
    index = {file for file in FILES if "@import" in file.read_text()}
    assert [file.name for file in FILES if file not in index and file.read_text().strip() not in whole] == []


def test_the_order_of_layers_comes_first_and_tokens_before_their_use():
    text = sheets.sheet("look").text.decode()
    assert (
        text.index("@layer reset, tokens, base")
        < text.index("@layer tokens {")
        < text.index("@layer components {")
    )


def test_a_sheet_is_kept_for_good_under_its_digest_and_not_under_an_old_one():
    sheet = sheets.sheet("look")
    kept = Client().get(f"/ui/css/look.{sheet.digest}.css", headers={"accept-encoding": "gzip"})
    assert gzip.decompress(kept.content) == sheet.text
    assert "immutable" in kept["Cache-Control"]
    old = Client().get("/ui/css/look.000000000000.css")
    assert old.content == sheet.text
    assert "immutable" not in old["Cache-Control"]


def test_a_sheet_that_is_not_ours_is_not_found():
    assert Client().get("/ui/css/settings.123.css").status_code == 404


def test_what_every_page_loads_stays_small():
    packed = sum(len(sheets.sheet(name).packed) for name in ("look", "theme-dark", "print"))
    assert packed < 30_000
