"""What the officer's pattern pages show."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from .forms import DecisionForm, RegisterFilter
from .member import FACTS, LONG_NAME, LONG_UNION, PASSED, UNION

GROUPS = {
    "工作": [("待办", "inbox", "inbox", 16), ("全部办件", "doc", "decision", 0)],
    "名册": [("会员", "users", "register", 0), ("组织", "tree", "figures", 0)],
    "分析": [("看板", "chart", "figures", 0)],
}


def frame(request: HttpRequest, current: str) -> dict[str, Any]:
    """The menu, the organization and the officer that the workbench gives its pages."""
    menu = [
        {"title": title, "items": [_item(*entry, current=current) for entry in entries]}
        for title, entries in GROUPS.items()
    ]
    place = {"name": LONG_UNION, "sub": "本级和下级 23 个", "url": reverse("ui:patterns")}
    return {"menu": menu, "place": place, "me": {"name": "周岩", "role": "副主席 · 审批人"}, "unread": 4}


def inbox(request: HttpRequest) -> dict[str, Any]:
    """Work items by deadline, and whose they are."""
    now = timezone.now()
    items = [_todo(now - timedelta(hours=2), "李建国", "bad", "多人"), _todo(now - timedelta(days=3), "")]
    today = now.replace(hour=15, minute=59)
    later = [_todo(now + timedelta(days=9), "王敏")]
    return {
        "groups": [
            {
                "id": "g-late",
                "title": "已超时",
                "icon": "alert",
                "count": 2,
                "items": items,
                "late": True,
                "hint": "超 3 个工作日自动报上级",
            },
            {"id": "g-today", "title": "今天到期", "count": 1, "items": [_todo(max(today, now), LONG_NAME)]},
            {
                "id": "g-later",
                "title": "以后",
                "count": 1,
                "items": later,
                "later": True,
                "hint": "最近的一件 10 月 9 日",
            },
        ],
        "whose": [
            {"name": "我的", "url": request.path, "count": 16, "current": True},
            {"name": "没人认领", "url": request.path, "count": 3},
        ],
        "kinds": [
            {"name": "全部", "url": request.path, "current": True},
            {"name": "入会", "url": request.path, "count": 2},
        ],
        "week": [
            {"term": "办结", "value": "37 件，比上周多 6 件"},
            {"term": "按时", "value": "97.4%，承诺 95%"},
        ],
        "ticks": [{"text": "补正提醒 6 人，已有 4 人补上"}],
    }


def register(request: HttpRequest) -> dict[str, Any]:
    """A long list with its filters, bulk deeds, import under way."""
    page = Paginator(range(186), 8).get_page(request.GET.get("page"))
    people = [
        {
            "name": LONG_NAME,
            "number": "2018 0311 2047",
            "work": "三班 · 装配钳工",
            "share": 0.86,
            "picked": True,
        },
        {"name": "曹志远", "number": "2023 0705 5120", "work": "一班 · 电工", "share": 0.57, "low": True},
        {"name": "方建平", "number": "1996 0501 0042", "work": "二班 · 技师", "share": 1.0},
    ]
    return {
        "filters": RegisterFilter(request.GET or None),
        "chips": [{"name": LONG_UNION, "url": request.path}, {"name": "在册", "url": request.path}],
        "deeds": [
            {"name": "提醒补资料", "value": "remind", "icon": "message"},
            {"name": "导出 Excel", "value": "export", "icon": "download"},
        ],
        "people": people,
        "page": page,
        "numbers": [{"number": 1469, "word": "人导入成功"}, {"number": 12, "word": "行要改", "bad": True}],
        "job_actions": [
            {"name": "下载要改的行", "url": request.path, "icon": "download"},
            {"name": "停止导入", "url": request.path},
        ],
        "changes": [
            {"name": "手机号码", "before": "138****1234", "after": "139****5678"},
            {"name": "工种", "before": "", "after": "装配钳工"},
        ],
    }


def decision(request: HttpRequest) -> dict[str, Any]:
    """A case as the officer decides it; sent without a conclusion."""
    crumbs = [{"name": "待办", "url": reverse("ui:pattern", args=["inbox"])}, {"name": "RH-2025-1142"}]
    return {
        "form": DecisionForm({}),
        "facts": FACTS,
        "passed": PASSED,
        "crumbs": crumbs,
        "long_name": LONG_NAME,
        "changes": [{"name": "所在工会", "before": UNION, "after": LONG_UNION}],
    }


def figures(request: HttpRequest) -> dict[str, Any]:
    """Numbers, rings, bars, tables and the tree."""
    leaf = [
        {"name": LONG_UNION, "url": request.path, "count": 731, "current": True},
        {"name": "涂装分厂工会", "url": request.path, "count": 398},
    ]
    return {
        "rings": [
            {"name": "节日和生日", "share": 0.99, "note": "4,243 / 4,286 人"},
            {"name": "长期出差驻外", "share": 0.78, "note": "164 / 210 人", "low": True},
        ],
        "bars": [
            {"name": "患大病或长期病", "value": "35.1%", "note": "20 户", "share": 0.88},
            {"name": "其他", "value": "10.5%", "note": "6 户", "share": 0.26},
        ],
        "head": [{"name": "小组"}, {"name": "组长"}, {"name": "会员"}],
        "rows": [["装配一班", "刘桂英", 142], [LONG_UNION, LONG_NAME, 138]],
        "nodes": [
            {"name": UNION, "url": request.path, "count": 4286, "open": True, "children": leaf},
            {"name": "北方轴承工会", "url": request.path, "count": 3140},
        ],
    }


def _item(name: str, icon: str, page: str, count: int, *, current: str) -> dict[str, Any]:
    address = reverse("ui:pattern", args=[page])
    return {
        "name": name,
        "url": address,
        "icon": icon,
        "count": count,
        "current": page == current and name != "组织",
    }


def _todo(due: Any, who: str, tone: str = "", word: str = "") -> dict[str, Any]:
    return {
        "icon": "users",
        "title": "入会申请要核对身份",
        "url": reverse("ui:pattern", args=["decision"]),
        "due": due,
        "tone": tone,
        "word": word,
        "meta": [LONG_NAME, LONG_UNION, "RH-2025-1142"],
        "next": "等您终审",
        "who": who,
    }
