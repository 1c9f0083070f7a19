"""What the pages of asking for help say around what is asked, and what was answered, masked."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from gonghui.kernel.codes import lists
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import masks
from gonghui.kernel.people.models import Person
from gonghui.ui.formats import money

from .. import details
from ..actions import drafting
from ..forms.people import RELATIONS
from ..forms.trouble import cause_words
from ..models import Application
from ..models.facts import Residence
from ..queries import households

STEPS = ("home", "family", "money", "trouble", "check")
ADDRESS = {"home": "apply", "papers": "apply-papers"}
BEFORE = {"family": "home", "money": "family", "trouble": "money", "papers": "trouble", "check": "papers"}


def head(name: str, draft: Application | None) -> dict[str, Any]:
    titles = {
        "home": _("先说说您家"),
        "family": _("家里还有谁"),
        "money": _("您家一年的收入和大项支出"),
        "trouble": _("再说说遇到的事"),
        "papers": _("手边有材料就拍一张"),
        "check": _("看一遍，没错就交"),
    }
    leads = {
        "family": _("名字和关系就够了。一时说不全没关系，上门核实时再补。"),
        "money": _("说个大概就行，工会核实时会帮您对准。填错了也不会影响以后申请。"),
        "trouble": _("知道多少写多少，都可以不填。"),
        "papers": _("病历、票据、残疾证、学生证都行。没有也能交，核实时再看。"),
    }
    return {
        "caption": _("申请困难帮扶"),
        "number": STEPS.index({"papers": "trouble"}.get(name, name)) + 1,
        "total": len(STEPS),
        "title": titles[name],
        "lead": leads.get(name, ""),
        "later_url": reverse("portal:home"),
        "saved_at": draft.saved_at if draft else None,
    }


def back(name: str) -> str:
    if name not in BEFORE:
        return reverse("portal:home")
    before = BEFORE[name]
    return reverse(f"portal-assistance:{ADDRESS.get(before, f'apply-{before}')}")


def known(person: Person) -> dict[str, Any]:
    """What a first page is filled in with before anything was told."""
    earlier = households.latest_of(person)
    answers = drafting.known_from(earlier) if earlier else {}
    rural = person.household_kind in ("2", "4")
    return {
        "address": person.residence,
        "residence": Residence.RURAL if rural else Residence.URBAN,
        **answers,
    }


def known_facts(account: Any, union: Organization) -> list[dict[str, str]]:
    """What the union knows and does not ask again."""
    person = account.person
    rows = [
        (_("姓名"), person.name),
        (_("身份证号码"), masks.id_number(person)),
        (_("手机号码"), masks.phone(person.phone or account.phone)),
        (_("您的工会"), union.name),
    ]
    return [{"term": term, "value": value} for term, value in rows]


def people(named: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The people named so far, with the addresses to mend them."""
    page = reverse("portal-assistance:apply-family")
    return [
        {
            "place": place,
            "name": told.get("name") or _("还没有写名字"),
            "relation": relation_word(told.get("relation", "")),
            "url": f"{page}?which={place}",
        }
        for place, told in enumerate(named)
    ]


def relation_word(code: str) -> str:
    return str(dict(RELATIONS).get(code) or lists.get("family_relation").label(code))


def initial(answers: dict[str, Any]) -> dict[str, Any]:
    """What the fourth page is filled in with."""
    return {**answers, "migrant": "1" if answers.get("migrant") else ""}


def papers(answers: dict[str, Any]) -> list[dict[str, str]]:
    kinds = lists.get("household_paper")
    return [{"uid": paper["file"], "name": kinds.label(paper["kind"])} for paper in answers.get("papers", [])]


def facts(draft: Application) -> list[dict[str, str]]:
    """All answers, long numbers masked, each with the page on which it is changed."""
    told = draft.particulars
    papers_told = len(told.get("papers", []))
    rows = [
        (_("住址"), told.get("address", ""), "apply"),
        (_("一起生活"), _("{count} 人").format(count=told.get("people", "")), "apply"),
        (_("城镇或农村"), str(Residence(told.get("residence", "urban")).label), "apply"),
        (_("领低保"), _("是") if told.get("aided") else _("否"), "apply"),
        (_("家人"), "、".join(row["name"] for row in people(told.get("family", []))), "apply-family"),
        (_("难处"), "；".join(cause_words(told.get("causes", []))), "apply-money"),
        *_amounts(told),
        *_details(told),
        (_("材料"), _("{count} 张").format(count=papers_told) if papers_told else "", "apply-papers"),
    ]
    return [
        {
            "term": term,
            "value": value,
            "url": reverse(f"portal-assistance:{address}"),
            "link": _("改"),
            "says": _("改{term}").format(term=term),
        }
        for term, value, address in rows
        if value
    ]


def _amounts(told: dict[str, Any]) -> list[tuple[str, str, str]]:
    parts = ("wages", "business", "rents", "transfers")
    income = told.get("income")
    if income is None:
        income = sum(told.get(name) or 0 for name in parts)
    words = (("medical", _("看病自己掏的")), ("schooling", _("孩子上学")), ("event_cost", _("出事花的")))
    return [
        (_("全家一年收入"), money(income), "apply-money"),
        *((word, money(told[name]), "apply-money") for name, word in words if told.get(name)),
    ]


def _details(told: dict[str, Any]) -> list[tuple[str, str, str]]:
    rows = []
    for detail in details.HOUSEHOLD:
        value = told.get(detail.name)
        if value and detail.name != "address":
            tail = str(value)[-4:]
            shown = f"**** {tail}" if detail.name == "bank_account" else detail.shown(value)
            rows.append((str(detail.label), shown, "apply-trouble"))
    return rows
