"""The parts of a household's page in words; what is sealed stays masked."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.codes import divisions, lists
from gonghui.kernel.people import masks
from gonghui.ui import formats

from .. import details
from ..forms.amounts import kind_word
from ..models import Amount, Attachment, Household, HouseholdMember
from ..queries import insured, totals

HIDDEN = "****"
HEALTH = ("health", "illness", "disability_kind", "disability_grade")
COLUMNS = (
    ("main_cause", gettext_lazy("主要致困原因"), "hardship_cause"),
    ("focus", gettext_lazy("重点类别"), "hardship_focus"),
    ("work_state", gettext_lazy("工作状态"), "hardship_work"),
    ("enterprise_kind", gettext_lazy("单位性质"), "enterprise_kind"),
    ("enterprise_state", gettext_lazy("企业状况"), "enterprise_state"),
    ("insurance", gettext_lazy("医保状况"), "medical_insurance"),
    ("insurance_gap", gettext_lazy("参保缺口"), "insurance_gap"),
)
CHANGES = {
    "opened": gettext_lazy("建了档"),
    "imported": gettext_lazy("由表格导入"),
    "applied": gettext_lazy("提出了申请"),
    "file": gettext_lazy("改了基本情况"),
    "member": gettext_lazy("改了家庭成员"),
    "money": gettext_lazy("改了收入支出"),
    "event": gettext_lazy("记了突发的事"),
    "paper": gettext_lazy("添了材料"),
    "filed": gettext_lazy("批准建档"),
    "checked": gettext_lazy("做了复核"),
    "exchanged": gettext_lazy("采用了核对结果"),
    "observed": gettext_lazy("进入渐退期"),
    "lifted": gettext_lazy("已脱困"),
    "returned": gettext_lazy("返困，重新帮扶"),
    "closed": gettext_lazy("结了档"),
}


def head(household: Household, may_reveal: bool) -> list[dict[str, Any]]:
    person = household.head
    sex = lists.get("sex").label(person.sex) if person.sex else ""
    return [
        {"term": _("姓名"), "value": person.name},
        _masked(household, "id_number", _("身份证号码"), masks.id_number(person), may_reveal),
        _masked(household, "phone", _("手机号码"), masks.phone(person.phone), may_reveal),
        {"term": _("性别"), "value": sex},
        {"term": _("出生日期"), "value": formats.iso(person.birth_date)},
        {"term": _("民族"), "value": _code("ethnic_group", person.ethnic_group)},
        {"term": _("政治面貌"), "value": _code("politics", person.politics)},
        {"term": _("户口类型"), "value": _code("household_kind", person.household_kind)},
    ]


def file(household: Household, may_reveal: bool) -> list[dict[str, Any]]:
    told = household.particulars
    rows = [
        {"term": str(word), "value": _code(codes, getattr(household, name))} for name, word, codes in COLUMNS
    ]
    causes = lists.get("hardship_cause")
    rows.insert(
        1,
        {
            "term": _("次要致困原因"),
            "value": "、".join(causes.label(code) for code in household.other_causes),
        },
    )
    rows += [
        {"term": _("农民工"), "value": _("是") if household.migrant else _("否")},
        {"term": _("患病时间"), "value": formats.iso(household.illness_since)},
    ]
    for detail in details.HOUSEHOLD:
        if detail.name not in (*HEALTH, "bank_account"):
            rows.append({"term": str(detail.label), "value": detail.shown(told.get(detail.name))})
    health = HIDDEN if any(told.get(name) for name in HEALTH) else ""
    account = told.get("bank_account", "")
    rows.append(_masked(household, "health", _("健康和残疾情况"), health, may_reveal))
    tail = f"{HIDDEN} {account[-4:]}" if account else ""
    rows.append(_masked(household, "bank_account", _("银行账号"), tail, may_reveal))
    return [row for row in rows if row["value"] not in ("", "–")]


def sums(household: Household) -> list[dict[str, str]]:
    """The stored totals. The sum per head is for reading only: nothing is decided by it."""
    facts = household.facts
    rows = [
        (_("家庭人口"), str(facts.members)),
        (_("家庭年收入"), formats.money(facts.annual_income_fen)),
        (_("人均月收入（约）"), formats.money(facts.annual_income_fen // 12 // facts.members)),
        (_("刚性支出"), formats.money(facts.rigid_spending_fen)),
        (_("医疗费总额"), formats.money(household.medical_cost)),
        (_("医疗自付"), formats.money(household.medical_self_paid)),
        (_("存款"), formats.money(facts.savings_fen)),
        (_("财产净值"), formats.money(facts.net_assets_fen)),
        (_("近 12 个月突发支出"), formats.money(facts.event_cost_fen)),
        (_("一年内领到的帮扶款"), formats.money(facts.earlier_aid_fen)),
        (_("享受低保"), _("是") if facts.aided else _("否")),
        (_("区划"), divisions.name(facts.region)),
    ]
    return [{"term": term, "value": value} for term, value in rows]


def members(household: Household, may_reveal: bool) -> list[dict[str, Any]]:
    found = household.members.filter(left_on=None).select_related("person")
    return [_member(household, row, may_reveal) for row in found]


def insured_since(household: Household) -> list[dict[str, Any]]:
    """How everybody was insured, the newest first; whose name is sealed is shown by the relation."""
    return [
        {
            "who": lists.get("family_relation").label(row.member.relation)
            if row.member
            else household.head.name,
            "since": row.since,
            "says": " · ".join(
                filter(None, [_code("medical_insurance", row.insurance), _code("insurance_gap", row.gap)])
            )
            or _("没有填"),
        }
        for row in insured.history(household)
    ]


def amounts(household: Household) -> list[dict[str, Any]]:
    """All amounts, those in force first."""
    rows = sorted(household.amounts.select_related("member"), key=lambda row: row.until is not None)
    return [
        {
            "what": row.get_what_display(),
            "kind": _kind(row),
            "amount": formats.money(row.yearly if row.what in ("income", "spending") else row.fen),
            "counted": formats.money(totals.self_paid(row)) if row.self_paid_share is not None else "",
            "since": row.since,
            "until": row.until,
            "source": row.get_source_display(),
        }
        for row in rows
    ]


def _kind(row: Amount) -> str:
    """The kind in words; what insurance bore of a cost says so."""
    return _("医疗费中医保已付") if row.self_paid_share == 0 else kind_word(row.what, row.kind)


def events(household: Household) -> list[dict[str, Any]]:
    kinds = lists.get("household_event")
    return [
        {
            "kind": kinds.label(row.kind),
            "on": row.on,
            "cost": formats.money(row.cost),
            "casualty": row.casualty,
            "remove_url": _url("event-removal", household, row.pk),
        }
        for row in household.events.all()
    ]


def papers(household: Household) -> list[dict[str, Any]]:
    return [
        {"name": paper_word(row), "at": row.added_at, "url": _url("paper", household, row.pk)}
        for row in household.attachments.all()
    ]


def paper_word(paper: Attachment) -> str:
    return lists.get("household_paper").label(paper.kind)


def history(household: Household) -> list[dict[str, Any]]:
    return [
        {
            "state": "done",
            "title": str(CHANGES.get(row.kind, row.kind)),
            "when": formats.iso(row.on),
            "note": " · ".join(part for part in (row.reason, row.by_name) if part),
        }
        for row in reversed(household.changes.all())
    ]


def cases(household: Household) -> list[dict[str, Any]]:
    sent = household.applications.filter(case__isnull=False).select_related("case").order_by("-id")
    return [
        {
            "number": row.case.number,
            "title": row.case.declared.name,
            "standing": row.case.standing.name,
            "url": reverse("workbench:case", args=[row.case.uid]),
        }
        for row in sent
    ]


def _member(household: Household, row: HouseholdMember, may_reveal: bool) -> dict[str, Any]:
    told = row.particulars
    name = row.person.name if row.person else told.get("name", "")
    states = ((row.ill, _("生病")), (row.disabled, _("残疾")), (row.in_school, _("在上学")))
    is_head = row.person_id == household.head_id
    return {
        "name": name if is_head else masks.name(name) or _("还没有登记姓名"),
        "relation": lists.get("family_relation").label(row.relation),
        "born": row.birth_year or "",
        "status": _code("hardship_work", row.status),
        "states": "、".join(str(word) for holds, word in states if holds),
        "insurance": _code("medical_insurance", row.insurance),
        "url": _url("member", household, row.uid),
        "leave_url": "" if is_head else _url("member-leaving", household, row.uid),
        "reveals": [
            {"name": word, "url": _url("reveal-member", household, row.uid, field)}
            for field, word, value in (
                ("name", _("姓名"), told.get("name")),
                ("id_number", _("身份证号码"), told.get("id_number")),
                ("health", _("健康和残疾情况"), any(told.get(key) for key in HEALTH)),
            )
            if value and may_reveal
        ],
    }


def _masked(household: Household, field: str, term: str, value: str, may_reveal: bool) -> dict[str, Any]:
    fact: dict[str, Any] = {"term": term, "value": value}
    if value and may_reveal:
        fact["url"] = _url("reveal", household, field)
        fact["link"] = _("查看")
        fact["says"] = _("查看完整的{label}，会留下记录").format(label=term)
    return fact


def _code(name: str, code: str) -> str:
    return lists.get(name).label(code) if code else ""


def _url(name: str, household: Household, *places: Any) -> str:
    return reverse(f"workbench-assistance:{name}", args=[household.uid, *places])
