"""Invented households in all states: numbers begin with 99, telephones with 154."""

import datetime
import random
from collections.abc import Iterator
from typing import Any

from gonghui.kernel.people.identity import check_digit

SURNAMES = "孙钱周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
GIVEN = (
    "德福", "小燕", "桂英", "建军", "秀珍", "国强", "玉兰", "志明", "春花", "海涛",
    "淑芬", "永贵", "丽华", "长顺", "翠萍", "文斌", "凤霞", "广胜", "月娥", "立新",
)  # fmt: skip
STATES = ("在档",) * 7 + ("渐退期", "已脱困", "未建档")
SITUATIONS: tuple[dict[str, Any], ...] = (
    {"main_cause": "患重特大疾病", "health": "恶性肿瘤",
     "medical": 86_000, "medical_self": 31_500, "years_ill": 3},
    {"main_cause": "患重特大疾病", "health": "终末期肾病",
     "medical": 64_000, "medical_self": 18_200, "years_ill": 5},
    {"main_cause": "患重特大疾病", "health": "心血管病",
     "medical": 42_000, "medical_self": 15_900, "years_ill": 1},
    {"main_cause": "子女上学", "schooling": 21_600},
    {"main_cause": "子女上学", "schooling": 14_800, "other_causes": "单亲", "single_parent": "是"},
    {"main_cause": "下岗失业", "work_state": "下（待）岗", "enterprise_state": "停产"},
    {"main_cause": "下岗失业", "work_state": "失（无）业", "enterprise_state": "破产"},
    {"main_cause": "意外事故", "event_kind": "意外伤害", "event_cost": 48_000},
    {"main_cause": "自然灾害", "event_kind": "突发事件", "event_cost": 26_000},
    {"main_cause": "无劳动能力", "health": "残疾", "disability_kind": "肢体残疾", "disability_grade": "二级"},
    {"main_cause": "未参加社保", "insurance": "未参保", "insurance_gap": "断保"},
    {"main_cause": "有劳动能力未就业", "work_state": "失（无）业"},
)  # fmt: skip
RELATIVES = (
    ("配偶", 0, "失业", "良好"),
    ("儿子", 27, "学生", "良好"),
    ("女儿", 25, "学生", "良好"),
    ("母亲", -26, "退休", "高血压"),
)
WAGES = (900, 1_200, 1_500, 1_900, 2_400, 3_100)
FIRST_YEAR, WORKING_YEARS = 1966, 26
WITH_A_PUPIL = 3
"""People of a household that pays for a school: the head, the first two relatives."""


def rows(count: int, unions: list[tuple[str, str, str]], today: datetime.date) -> Iterator[dict[str, Any]]:
    """Rows of the first sheet, the same every time. `unions`: code, name, region."""
    chooser = random.Random(2026)
    for number in range(count):
        yield _row(chooser, number, unions[number % len(unions)], today)


def members(heads: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows of the second sheet: the relatives of each head, one fewer than the household counts."""
    chooser = random.Random(1925)
    for order, head in enumerate(heads):
        for place in range(int(head["listed"]) - 1):
            relation, later, status, health = RELATIVES[place % len(RELATIVES)]
            born = datetime.date(int(head["birth_date"][:4]) + later, 5, 10 + place)
            yield {
                "head_id": head["id_number"],
                "name": head["name"][0] + chooser.choice(GIVEN),
                "relation": relation,
                "id_number": identity_number(head["id_number"][:6], born, 300 + order),
                "status": status,
                "health": health,
                "insurance": "居民医保",
                "place": "白鹿中学" if status == "学生" else "",
            }


def identity_number(region: str, born: datetime.date, order: int) -> str:
    head = f"{region}{born:%Y%m%d}{order % 1000:03}"
    return head + check_digit(head)


def _row(
    chooser: random.Random, number: int, union: tuple[str, str, str], today: datetime.date
) -> dict[str, Any]:
    code, name, region = union
    situation = dict(SITUATIONS[number % len(SITUATIONS)])
    born = datetime.date(FIRST_YEAR + chooser.randrange(WORKING_YEARS), 1 + number % 12, 1 + number % 28)
    state = STATES[(number + number // len(STATES)) % len(STATES)]
    listed = max(chooser.choice((1, 2, 3, 3, 4)), WITH_A_PUPIL if "schooling" in situation else 1)
    filed = today - datetime.timedelta(days=40 + 13 * number)
    wage = 0 if situation.get("work_state") == "失（无）业" else chooser.choice(WAGES)
    ill = situation.pop("years_ill", 0)
    return {
        "name": SURNAMES[number % len(SURNAMES)] + GIVEN[number * 7 % len(GIVEN)],
        "id_number": identity_number(region, born, 500 + number),
        "birth_date": born.isoformat(),
        "ethnic_group": "汉族" if number % 9 else "蒙古族",
        "politics": "群众",
        "health": "良好",
        "work_state": "在岗",
        "model_worker": "非劳模",
        "housing_kind": chooser.choice(("租房", "商品房", "承租单位公房", "自建房")),
        "floor_area": str(chooser.choice((18, 45, 62, 88))),
        "phone": f"154{70_000_000 + number:08}",
        "address": f"演示路 {number + 1} 号",
        "workplace": name.removesuffix("工会"),
        "enterprise_kind": "国有企业" if number % 3 else "私营企业",
        "enterprise_state": "正常",
        "household_kind": "本地农村" if number % 4 == 3 else "本地城镇",
        "wage": str(wage) if wage else "",
        "stated_members": str(listed + 10 if number == 17 else listed),
        "stated_income": str(12 * wage) if number % 6 else str(12 * wage + 600),
        "insurance": "职工医保",
        "focus": "城市困难农民工" if number % 5 == 4 else "其他",
        "migrant": "是" if number % 5 == 4 else "否",
        "aided": "是" if number % 8 == 0 else "否",
        "bank": "演示银行",
        "bank_account": f"62{9_900_000_000_000_000 + number}",
        "organization": code,
        "state": state,
        "filed_on": filed.isoformat(),
        "ended_on": today.isoformat() if state in ("已脱困", "未建档") else "",
        "illness_since": (today - datetime.timedelta(days=365 * ill)).isoformat() if ill else "",
        "event_on": (today - datetime.timedelta(days=30)).isoformat() if "event_kind" in situation else "",
        "listed": str(listed),
        **{key: str(value) for key, value in situation.items()},
    }  # fmt: skip
