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
}
"""How the names in what this service holds on a person read on the page that shows it all."""
