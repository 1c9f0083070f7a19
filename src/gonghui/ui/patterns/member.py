"""What the member's pattern pages show."""

import re
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from .forms import JoinForm

UNION = "岚州机电集团工会"
LONG_UNION = "岚州市机电开发区新就业形态劳动者暨灵活就业人员联合工会委员会第二物流园分会"
LONG_NAME = "阿卜杜热合曼·吐尔逊买买提·艾合买提江"
ICONS = Path(__file__).parents[1] / "static" / "ui" / "icons.svg"
STEPS = ["提交", "核实", "审批", "公示", "发放"]


def frame(request: HttpRequest) -> dict[str, Any]:
    """The navigation the portal gives its pages."""
    home = reverse("ui:patterns")
    entries = [("首页", "home", 0), ("服务", "services", 0), ("消息", "message", 3), ("我的", "user", 0)]
    nav = [{"name": n, "url": home, "icon": i, "count": c, "current": i == "home"} for n, i, c in entries]
    return {"place": {"name": UNION}, "portal_nav": nav, "back_url": home, "here": home}


def index(request: HttpRequest) -> dict[str, Any]:
    """Home page components, notices, states, colours, type, icons."""
    return {
        "icons": icon_names(),
        "tones": [
            ("ok", "check", "符合"),
            ("info", "clock", "公示中"),
            ("warn", "alert", "待补"),
            ("bad", "alert", "超时"),
            ("gold", "clock", "还剩 5 天"),
            ("", "", "不适用"),
        ],
        "long_name": LONG_NAME,
        "long_union": LONG_UNION,
        "steps": STEPS,
        "facts": FACTS,
        "ticks": [
            {"text": "身份证、户口簿", "url": request.path},
            {"text": "住院费用清单，已提醒本人", "state": "warn"},
        ],
        "choices": [
            {"name": "可领取", "url": request.path, "count": 2, "current": True},
            {"name": "快到了", "url": request.path, "count": 0},
            {"name": "全部", "url": request.path},
        ],
        "colours": [
            "canvas",
            "surface",
            "sunken",
            "line",
            "ink",
            "ink-2",
            "ink-3",
            "accent",
            "accent-soft",
            "brand",
            "brand-soft",
            "gold",
            "ok",
            "warn",
            "bad",
        ],
        "scales": ["d", "lk", "q"],
        "five": range(1, 6),
    }


def step(request: HttpRequest) -> dict[str, Any]:
    """A question page sent with faults: summary, sentences beside the fields, kept answers."""
    form = JoinForm(
        {"name": LONG_NAME, "id_number": "99010119930412501", "phone": "1380000123", "income": "54,000"}
    )
    question = {
        "caption": "申请入会",
        "number": 2,
        "total": 4,
        "title": "请填写您的身份信息",
        "lead": "用来确认是您本人，避免别人冒用您的名义领取慰问。照身份证上的填就行。",
        "later_url": reverse("ui:patterns"),
        "saved_at": timezone.now(),
    }
    return {"form": form, "step": question}


def case(request: HttpRequest) -> dict[str, Any]:
    """A case as its applicant sees it."""
    return {
        "passed": PASSED,
        "case_facts": [("现在由谁办", "周岩（集团工会）"), ("承诺", "3 个工作日内")],
        "facts": FACTS,
    }


def done(request: HttpRequest) -> dict[str, Any]:
    """The confirmation after sending."""
    return {"ahead": AHEAD}


def code(request: HttpRequest) -> dict[str, Any]:
    """The card with its code; the drawing is only a sample."""
    path = "".join(
        f"M{x} {y}h1v1h-1z" for x in range(25) for y in range(25) if (x * 7 + y * 13 + x * y) % 3 == 0
    )
    return {"path": path, "long_name": LONG_NAME, "long_union": LONG_UNION, "facts": FACTS[:2]}


def states(request: HttpRequest) -> dict[str, Any]:
    """Nothing here, loading, not found, elsewhere; and how the person wants to look."""
    return {}


@lru_cache
def icon_names() -> list[str]:
    return re.findall(r'id="i-([\w-]+)"', ICONS.read_text(encoding="utf-8"))


def _at(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime(2025, month, day, hour, minute))


FACTS = [
    {"term": "姓名", "value": LONG_NAME},
    {"term": "所在工会", "value": LONG_UNION},
    {"term": "身份证", "value": "已核对", "word": "有效", "tone": "ok", "icon": "check"},
    {"term": "手机", "value": "138****1234", "url": "/ui/", "link": "更改", "says": "更改手机号码"},
    {"term": "备注", "value": ""},
]
PASSED = [
    {"state": "done", "title": "您提交了申请", "at": _at(9, 12, 20, 14), "note": "手机提交，材料 2 份。"},
    {"state": "done", "title": f"{LONG_UNION}核实了情况", "at": _at(9, 15, 16, 40)},
    {"state": "now", "title": "等集团工会审核", "when": "9 月 26 日前"},
    {"state": "todo", "title": "发会员证", "note": "办好后发短信告诉您。"},
]
AHEAD = [
    {"state": "now", "title": "工会核对您的信息", "when": "3 个工作日内", "note": "二分厂工会主席王敏会看。"},
    {"state": "todo", "title": "发会员证", "when": "通过以后马上可用"},
]
