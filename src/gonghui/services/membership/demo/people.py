"""Invented unions and people for the demonstration: numbers begin with 99, telephones with 154."""

import datetime
import random
from collections.abc import Iterator

from gonghui.kernel.people.identity import check_digit

CITIES = (("岚州市", "990100", (("城关区", "990101"), ("河东区", "990102"), ("机电开发区", "990103"))),
          ("云台市", "990200", (("南城区", "990201"), ("白鹿县", "990221"))))  # fmt: skip
UNITS = (
    ("岚州机电集团", "C", "990103", ("总装二分厂", "铸造分厂", "物流中心", "质检中心")),
    ("岚州公交公司", "G", "990101", ("一车队", "二车队", "维修厂")),
    ("岚州市第一医院", "Q", "990101", ("内科", "外科", "后勤")),
    ("河东纺织厂", "C", "990102", ("细纱车间", "织布车间")),
    ("河东环卫所", "N", "990102", ("清扫一队", "清运队")),
    ("石桥建筑公司", "E", "990102", ("桥梁项目部", "地铁项目部")),
    ("云台电力公司", "D", "990201", ("运检班", "营业厅")),
    ("白鹿矿业", "B", "990221", ("采掘队", "选矿厂")),
    ("白鹿小学", "P", "990221", ()),
    ("南城快递联合工会", "G", "990201", ()),
)  # fmt: skip
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓韩冯曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任"
    "姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷龙陶黎贺顾毛郝龚邵万钱严覃武"
)
GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英建国华文玉梅春生海燕志红德云小凤金花晓东雪峰立新永庆"
    "光荣宝珍素贤长河清远"
)
LONG_NAMES = (
    "买买提·吐尔逊",
    "阿依古丽·艾合买提",
    "巴图孟和",
    "欧阳修远",
    "尉迟明月",
    "乌云其其格",
    "䶮宇航",
    "次仁拉姆",
)
JOBS = (
    "装配钳工",
    "电焊工",
    "司机",
    "护士",
    "纺织工",
    "环卫工",
    "架子工",
    "电工",
    "教师",
    "快递员",
    "质检员",
    "铸造工",
    "会计",
)
EDUCATIONS, GRADES = (
    ("大学本科", "大学专科", "普通高级中学", "初级中学", "中等专科", "硕士研究生"),
    ("初级工", "中级工", "高级工", "技师", "高级技师", "无"),
)


def organization_rows(top: str) -> Iterator[dict[str, str]]:
    """The tree below the top union, parents first: cities, counties, basic unions, branches."""
    for number, (city, region, counties) in enumerate(CITIES, 1):
        yield _organization(f"LZ{number}", f"{city}总工会", "city", top, region)
        for place, (county, code) in enumerate(counties, 1):
            yield _organization(f"LZ{number}{place}", f"{county}总工会", "county", f"{city}总工会", code)
    above = {code: f"{county}总工会" for _city, _region, counties in CITIES for county, code in counties}
    for number, (unit, industry, region, branches) in enumerate(UNITS, 1):
        name = unit if unit.endswith("工会") else f"{unit}工会"
        yield _organization(f"JC{number:02}", name, "basic", above[region], region, unit, industry)
        for place, branch in enumerate(branches, 1):
            yield _organization(f"JC{number:02}-{place}", f"{unit}{branch}分会", "branch", name, region)


def member_rows(count: int, today: datetime.date) -> Iterator[dict[str, str]]:
    """Invented members, spread over the branches; the same every time."""
    chooser = random.Random(1925)
    places = [
        (row["code"], row["name"]) for row in organization_rows("") if row["level"] in ("basic", "branch")
    ]
    for number in range(count):
        yield _member(chooser, number, places, today)


def identity_number(region: str, born: datetime.date, order: int) -> str:
    head = f"{region}{born:%Y%m%d}{order % 1000:03}"
    return head + check_digit(head)


def telephone(number: int) -> str:
    return f"154{number:08}"


def _organization(code, name, level, parent, region, unit="", industry="") -> dict[str, str]:
    return {
        "code": code,
        "name": name,
        "level": level,
        "parent": parent,
        "region": region,
        "unit_name": unit,
        "industry": industry,
        "address": "演示地址 1 号",
        "phone": f"0990-55{len(name):02}{sum(map(ord, code)) % 10000:04}",
        "opened_on": "2008-05-01",
        "term_started_on": "2022-03-01",
        "term_years": "5",
    }


def _member(chooser: random.Random, number: int, places: list, today: datetime.date) -> dict[str, str]:
    born = datetime.date(1962, 1, 1) + datetime.timedelta(days=chooser.randrange(16000))
    region = chooser.choice(("990101", "990102", "990103", "990121", "990122", "990201", "990221"))
    order = number // 2 % 500 * 2 + chooser.randrange(2)
    identity = identity_number(region, born, order)
    length = chooser.choice((1, 2, 2, 2))
    name = chooser.choice(SURNAMES) + "".join(chooser.choice(GIVEN) for _ in range(length))
    code, unit = chooser.choice(places)
    joined = today - datetime.timedelta(days=chooser.randrange(30, 9000))
    return {
        "name": LONG_NAMES[number % len(LONG_NAMES)] if number % 97 == 0 else name,
        "id_kind": "居民身份证",
        "id_number": identity,
        "sex": "男" if int(identity[16]) % 2 else "女",
        "birth_date": born.isoformat(),
        "ethnic_group": chooser.choice(("汉族",) * 9 + ("回族", "蒙古族", "满族")),
        "politics": "群众" if chooser.random() < 0.8 else "中共党员",
        "education": chooser.choice(EDUCATIONS),
        "household_kind": chooser.choice(("本地城镇", "本地农村", "外地农村")),
        "employment": "退休" if born.year < 1964 else "在岗",
        "employment_form": chooser.choice(("合同制", "合同制", "劳务派遣")),
        "migrant_worker": chooser.choice(("否", "否", "是")),
        "skill_grade": chooser.choice(GRADES),
        "workplace": unit.removesuffix("工会").removesuffix("分会"),
        "job": chooser.choice(JOBS),
        "phone": telephone(10_000 + number),
        "joined_on": max(joined, born.replace(year=born.year + 18, day=1)).isoformat(),
        "organization": code,
    }
