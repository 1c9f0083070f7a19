"""What a file holds beyond the columns: the sealed particulars, each with its word and its code list."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.codes import lists


@dataclass(frozen=True)
class Detail:
    """One particular. `codes` names its list; `masked` is shown only with a reason."""

    name: str
    label: Any
    codes: str = ""
    masked: bool = False
    kind: str = "text"

    def shown(self, value: Any) -> str:
        """The value in words."""
        if value in (None, ""):
            return ""
        return lists.get(self.codes).label(str(value)) if self.codes else str(value)


HOUSEHOLD = (
    Detail("address", _("家庭住址")),
    Detail("other_contact", _("其他联系方式")),
    Detail("postcode", _("邮编")),
    Detail("marriage", _("婚姻状况"), "marriage"),
    Detail("single_parent", _("是否单亲"), "yes_no"),
    Detail("health", _("健康状况"), "hardship_health", masked=True),
    Detail("illness", _("疾病说明"), masked=True),
    Detail("disability_kind", _("残疾类别"), "disability_kind", masked=True),
    Detail("disability_grade", _("残疾等级"), "disability_grade", masked=True),
    Detail("model_worker", _("劳模类型"), "model_worker_kind"),
    Detail("housing_kind", _("住房类型"), "housing_kind"),
    Detail("floor_area", _("建筑面积（平方米）"), kind="number"),
    Detail("workplace", _("工作单位")),
    Detail("industry", _("所属行业"), "industry"),
    Detail("work_since", _("工作时间"), kind="date"),
    Detail("can_help_self", _("有无自救能力"), "yes_no"),
    Detail("zero_employment", _("是否零就业家庭"), "yes_no"),
    Detail("bank", _("开户银行")),
    Detail("bank_branch", _("开户支行")),
    Detail("bank_account", _("银行账号"), masked=True),
    Detail("notes", _("说明")),
)
"""Sealed particulars of a household."""

MEMBER = (
    Detail("name", _("姓名"), masked=True),
    Detail("id_number", _("身份证号码"), masked=True),
    Detail("politics", _("政治面貌"), "politics"),
    Detail("health", _("健康状况"), "hardship_health", masked=True),
    Detail("illness", _("疾病说明"), masked=True),
    Detail("disability_kind", _("残疾类别"), "disability_kind", masked=True),
    Detail("disability_grade", _("残疾等级"), "disability_grade", masked=True),
    Detail("place", _("单位或学校")),
    Detail("education", _("当前学历"), "education"),
    Detail("school_since", _("入学年份"), kind="number"),
    Detail("school_years", _("学制（年）"), kind="number"),
    Detail("contract_since", _("合同签订日期"), kind="date"),
    Detail("contract_months", _("合同期限（月）"), kind="number"),
)
"""Sealed particulars of a member of the household."""

MASKED = tuple(detail.name for detail in HOUSEHOLD if detail.masked)
NAMES = frozenset(detail.name for detail in HOUSEHOLD)
MEMBER_NAMES = frozenset(detail.name for detail in MEMBER)

WORDS_OF_FILE = {
    "focus": _("重点类别"),
    "work_state": _("工作状态"),
    "enterprise_kind": _("单位性质"),
    "enterprise_state": _("企业状况"),
    "insurance": _("医保状况"),
    "insurance_gap": _("参保缺口"),
    "insured": _("医保的经过"),
    "migrant": _("农民工"),
    "illness_since": _("患病时间"),
    "stated_members": _("填的家庭人口"),
    "stated_income": _("填的家庭年总收入"),
    "filed_on": _("建档日期"),
    "check_due_on": _("复核日期"),
    "observed_from": _("进入渐退期"),
    "returned_on": _("返困日期"),
    "medical_cost": _("医疗费总额"),
    "medical_self_paid": _("医疗自付"),
    "flags": _("对不上的数字"),
    "figures": _("合计"),
    "region": _("区划"),
    "event_cost": _("突发事件支出"),
    "net_assets": _("净资产"),
    "savings": _("存款"),
    "earlier_aid": _("一年内领到的帮扶款"),
    "months_below_line": _("收入连续几个月低于标准"),
    "aided": _("享受低保"),
    "befell": _("突发情况"),
    "casualty": _("有人伤亡"),
    "category": _("认定类别"),
    "advice": _("提醒"),
    "policy": _("认定政策"),
    "assessed_on": _("认定日期"),
    "birth_year": _("出生年"),
    "status": _("状态"),
    "ill": _("生病"),
    "disabled": _("残疾"),
    "in_school": _("在上学"),
    "left_on": _("不再一起生活"),
    "months": _("几个月"),
    "self_paid": _("其中自付"),
    "source": _("来源"),
    "added_at": _("添加时间"),
    "assessments": _("认定"),
    "line": _("标准"),
    "why": _("逐条核对"),
    "authorized": _("签了核对授权"),
    "agrees": _("和申请一样"),
    "checks": _("数据核对"),
    "asked_at": _("送去核对的时间"),
    "answered_at": _("答复时间"),
    "published": _("公示过的"),
    "unit": _("单位"),
    "settled_at": _("处理时间"),
    "made_by": _("谁定的"),
    "made_at": _("定的时间"),
    "approved_by": _("审批人"),
    "approved_at": _("审批时间"),
    "cause": _("原因"),
    "starts_on": _("开始日期"),
    "ends_on": _("结束日期"),
    "done_on": _("办好日期"),
    "matched_on": _("对接日期"),
    "end_reason": _("结束的原因"),
    "returned": _("退回的钱"),
    "planned_at": _("排款时间"),
    "received_at": _("收到时间"),
    "blocked_reason": _("停付的原因"),
    "undone_at": _("撤销时间"),
    "holder": _("户名"),
    "account_tail": _("账号尾号"),
    "reviewed_by": _("复核人"),
    "people": _("一起生活的有几口人"),
    "family": _("家人"),
    "main_cause": _("主要致困原因"),
    "income": _("全家一年拿到手的钱"),
    "wages": _("其中：工资"),
    "business": _("其中：种地、做小生意"),
    "rents": _("其中：房租、利息"),
    "transfers": _("其中：养老金、补助"),
    "medical": _("医疗自付"),
    "schooling": _("子女上学"),
    "care": _("康复、护理"),
    "rent": _("租房"),
    "dues": _("自己交的社保"),
    "assets": _("财产净值"),
    "event_on": _("哪天出的事"),
    "objections": _("您提的异议"),
    "upheld": _("异议成立"),
    "words": _("您说的"),
    "proposals": _("工会主动联系的线索"),
    "reasons": _("理由"),
    "proposed_on": _("提出日期"),
    "settled_by": _("谁处理的"),
    "settled_reason": _("怎么处理的"),
}
"""Names of columns of a file and of what hangs on it."""

WORDS = {
    **{detail.name: detail.label for detail in (*MEMBER, *HOUSEHOLD)},
    "assistance": _("困难帮扶"),
    "households": _("困难档案"),
    "named_in": _("也写着您的档案"),
    "causes": _("家里的难处"),
    "annual_income": _("家庭年收入"),
    "rigid_spending": _("刚性支出"),
    "members_counted": _("家庭人口"),
    "told": _("您告诉工会的"),
    "members": _("家庭成员"),
    "relation": _("和您的关系"),
    "amounts": _("收入和支出"),
    "what": _("项目"),
    "yearly": _("一年"),
    "since": _("从哪天起"),
    "until": _("到哪天止"),
    "events": _("遇到的事"),
    "on": _("日期"),
    "cost": _("花费"),
    "papers": _("材料"),
    "visits": _("入户记录"),
    "seen": _("看到的情况"),
    "differs": _("不一样的地方"),
    "plans": _("帮扶方案"),
    "version": _("第几版"),
    "goal": _("目标"),
    "measures": _("帮扶措施"),
    "outcome": _("结果"),
    "pairings": _("结对"),
    "helper": _("结对责任人"),
    "ratings": _("您的评价"),
    "solved": _("解决了没有"),
    "payments": _("拨付的钱"),
    "amount": _("金额"),
    "paid_at": _("转出时间"),
    **WORDS_OF_FILE,
}
"""How the names in what this service holds on a person read on the page that shows it all."""
