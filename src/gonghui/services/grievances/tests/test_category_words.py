"""Categories that come with the program read in the reader's language; a union's own stay as written."""

import datetime
import json

import pytest
from django.conf import settings
from django.utils import translation

from gonghui.services.grievances import category_words
from gonghui.services.grievances.actions import shipping
from gonghui.services.grievances.models import Category
from tests.rules.cast import gather


def shipped_words() -> set[str]:
    def told(tree):
        for one in tree:
            yield from filter(None, (one["name"], one.get("about", "")))
            yield from told(one.get("parts", []))

    return set(told(json.loads(shipping.FILE.read_text(encoding="utf-8"))["categories"]))


def test_every_shipped_name_and_description_can_be_said_in_english():
    with translation.override(None):
        assert {str(each) for each in category_words.SHIPPED} == shipped_words()


@pytest.mark.parametrize(("language", "says"), [("en", "Unpaid wages"), (settings.LANGUAGE_CODE, "拖欠工资")])
def test_a_shipped_name_is_said_in_the_readers_language(language, says):
    with translation.override(language):
        assert category_words.shown("拖欠工资") == says


def test_what_a_union_added_or_renamed_stays_as_it_wrote_it():
    own = Category(code="wages", name="工钱的事", valid_from=datetime.date(2026, 1, 1))
    with translation.override("en"):
        assert own.shown_name == "工钱的事"


def test_a_worker_who_reads_english_chooses_in_english(db):
    cast = gather()
    shipping.ship(at=cast.at)
    client = cast.client("member")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get("/grievances/speak/").content.decode()
    assert "Unpaid wages, overtime pay, deductions" in page
    assert "工资报酬" not in page


def test_without_a_name_the_browsers_language_is_read(db):
    cast = gather()
    shipping.ship(at=cast.at)
    ask = cast.client("anonymous").get
    assert "Canteen and dormitory" in ask("/grievances/anonymous/", headers={"Accept-Language": "en"}).text
    assert "食堂宿舍" in ask("/grievances/anonymous/").text
