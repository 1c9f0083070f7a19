"""The pictures of README and guide show pages that open today; `GONGHUI_PICTURES=1` takes them anew."""

import io
import os
from pathlib import Path

import pytest
from PIL import Image

from .conftest import DESK, PHONE

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
TAKE = os.environ.get("GONGHUI_PICTURES") == "1"
COLOURS, WIDE = 128, 900
PAGES = {
    "member-home": ("会员", "/", ""),
    "member-card": ("会员", "/membership/card/", ""),
    "standard": ("会员", "/standard/", ""),
    "officers": ("会员", "/officers/JC01/", ""),
    "inbox": ("工会干部", "/work/?whose=all", ""),
    "case": ("工会干部", "/work/?whose=all", ".todo__title a"),
    "register": ("工会干部", "/work/membership/", ""),
    "member": ("工会干部", "/work/membership/", "a[href^='/work/membership/members/']"),
    "counter": ("工会干部", "/work/membership/counter/", ""),
    "poster": ("工会干部", "/work/membership/poster/", ""),
    "verify": ("工会干部", "/work/membership/verify/", ""),
    "organizations": ("工会干部", "/work/organizations/", ""),
    "switches": ("工会主席", "/work/switches/", ""),
    "benefits-own": ("会员", "/benefits/", ""),
    "benefits-todo": ("工会干部", "/work/benefits/", ""),
    "handing": ("工会干部", "/work/benefits/", "a[href^='/work/benefits/handing/']"),
    "programs": ("工会干部", "/work/benefits/programs/", ""),
    "coverage": ("工会主席", "/work/benefits/coverage/", ""),
    "speaking": ("会员", "/grievances/speak/", ""),
    "said": ("会员", "/grievances/", ".case-mini__title a"),
    "answers": ("会员", "/grievances/answers/", ""),
    "grievance": ("工会干部", "/work/?whose=all&flow=grievances.grievance", ".todo__title a"),
    "entering": ("工会干部", "/work/grievances/enter/", ""),
    "alerts": ("工会主席", "/work/grievances/rights/", ""),
    "topics": ("工会主席", "/work/grievances/topics/", ""),
    "focus": ("工会主席", "/work/grievances/topics/", "th a[href*='/focuses/']"),
    "quality": ("工会主席", "/work/grievances/quality/", ""),
    "positions": ("管理员", "/work/positions/", ""),
    "journal": ("审计员", "/work/journal/", ""),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_pictured_page_opens(walker, name):
    kind, path, first = PAGES[name]
    one = walker()
    one.sign_in(kind)
    page = one.open(path)
    if first:
        page = one.open(page.locator(first).first.get_attribute("href"))
    is_phone = kind == "会员"
    page.set_viewport_size(PHONE if is_phone else DESK)
    assert page.locator("h1").count() == 1
    if TAKE:
        keep(page.screenshot(), name, PHONE["width"] if is_phone else WIDE)


def test_a_member_and_an_officer_stand_side_by_side_on_the_first_picture():
    if TAKE:
        side_by_side("first-look", ["member-home", "member-card", "inbox"])
    assert (PICTURES / "first-look.png").is_file()


def keep(shot: bytes, name: str, width: int) -> None:
    """As a small PNG: narrowed, in few colours."""
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    image = image.resize((width, image.height * width // image.width), Image.Resampling.LANCZOS)
    image.quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)


def side_by_side(name: str, names: list[str], height: int = 560, gap: int = 24) -> None:
    images = [Image.open(PICTURES / f"{each}.png").convert("RGB") for each in names]
    images = [each.resize((each.width * height // each.height, height)) for each in images]
    whole = Image.new("RGB", (sum(each.width + gap for each in images) - gap, height), "white")
    left = 0
    for each in images:
        whole.paste(each, (left, 0))
        left += each.width + gap
    whole.quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)
