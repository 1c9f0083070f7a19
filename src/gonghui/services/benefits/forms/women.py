"""What is asked about women's protection: what she tells, why an officer looks, rooms, contracts, jobs."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.organizations.models import Organization
from gonghui.ui.fields import offer

from ..rules import forbidden_work, womens
from .groups import WHO_HELP, day_field

REASON = 200
LONGEST = datetime.timedelta(days=300)
AHEAD = datetime.timedelta(days=290)
LAST_WEEK = womens.WEEKS + 4


class TellForm(forms.Form):
    """Which stage, from which day; only what the stage needs is kept."""

    stage = forms.ChoiceField(
        label=gettext_lazy("现在是哪个阶段"), choices=womens.STAGES, widget=forms.RadioSelect
    )
    on = day_field(
        gettext_lazy("哪一天"),
        help_text=gettext_lazy("孕期填预产期，产期和哺乳期填宝宝出生那天，流产填那一天，经期填第一天"),
    )
    leave_from = day_field(
        gettext_lazy("产假从哪天休起"),
        required=False,
        help_text=gettext_lazy("还没定就空着，按产前 15 天算"),
    )
    infants = forms.IntegerField(
        label=gettext_lazy("几个宝宝"), required=False, min_value=1, max_value=womens.MOST_INFANTS
    )
    difficult = forms.BooleanField(label=gettext_lazy("难产（包括剖宫产）"), required=False)
    weeks = forms.IntegerField(
        label=gettext_lazy("流产时怀孕满几周"), required=False, min_value=1, max_value=LAST_WEEK
    )
    tags = forms.MultipleChoiceField(
        label=gettext_lazy("岗位上有这些情况吗"),
        choices=forbidden_work.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    consent = forms.BooleanField(
        label=gettext_lazy("同意女职工委员看到这些，只用来安排我的特殊保护"),
        help_text=gettext_lazy("只有女职工委员按理由查看，看一次您知道一次；随时可以撤回，撤回就清掉"),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        stage, on = data.get("stage"), data.get("on")
        if stage and on:
            self._check_day(stage, on)
        if stage == womens.LOSS and not data.get("weeks"):
            self.add_error("weeks", _("请填怀孕满几周，假期天数按它算。"))
        return data

    def told(self) -> dict[str, Any]:
        """What `women.keep` takes: the stage's own particulars, days as ISO text."""
        data = self.cleaned_data
        told: dict[str, Any] = {"stage": data["stage"], "on": data["on"].isoformat(), "tags": data["tags"]}
        if data["leave_from"] and data["stage"] != womens.MENSTRUATION:
            told["leave_from"] = data["leave_from"].isoformat()
        if data["stage"] in (womens.PREGNANCY, womens.BIRTH):
            told |= {"infants": data["infants"] or 1, "difficult": data["difficult"]}
        if data["stage"] == womens.LOSS:
            told["weeks"] = data["weeks"]
        return told

    def _check_day(self, stage: str, on: datetime.date) -> None:
        today = timezone.localdate()
        if stage == womens.PREGNANCY and not today - 30 * womens.DAY <= on <= today + AHEAD:
            self.add_error("on", _("预产期看起来不对，请核对。宝宝已经出生的，请选“产期和哺乳期”。"))
        elif stage == womens.BIRTH and not womens.nursed_until(on, womens.law_on(on)) >= today >= on:
            self.add_error("on", _("出生日期要在今天以前、不满一周岁，请核对。"))
        elif stage == womens.LOSS and not on <= today <= on + LONGEST:
            self.add_error("on", _("请填已经过去的那一天。"))
        elif stage == womens.MENSTRUATION and not abs((on - today).days) <= 10:
            self.add_error("on", _("请填最近这一次的第一天。"))


class KeepForm(TellForm):
    """The same, when an officer writes down what a woman said."""

    who = forms.CharField(label=gettext_lazy("谁"), help_text=WHO_HELP, max_length=60)
    consent = forms.BooleanField(
        label=gettext_lazy("本人已经同意登记，知道可以随时撤回"),
        help_text=gettext_lazy("没有本人同意，不能登记"),
    )
    field_order = ("who",)


class ReasonForm(forms.Form):
    """Why a record is looked at or ended."""

    reason = forms.CharField(
        label=gettext_lazy("为什么"),
        help_text=gettext_lazy("至少 4 个字。会记下来，她本人看得到是谁、为什么。这里不要写姓名和病情"),
        min_length=4,
        max_length=REASON,
        error_messages={"min_length": gettext_lazy("请写明为什么，至少 4 个字。")},
    )


class WorkCheckForm(forms.Form):
    """A stage and what a job is like; nobody's name."""

    stage = forms.ChoiceField(
        label=gettext_lazy("阶段"),
        choices=[
            (womens.MENSTRUATION, gettext_lazy("经期")),
            (womens.PREGNANCY, gettext_lazy("孕期")),
            (womens.BIRTH, gettext_lazy("哺乳期")),
        ],
        widget=forms.RadioSelect,
    )
    tags = forms.MultipleChoiceField(
        label=gettext_lazy("这个岗位有哪些情况"),
        choices=forbidden_work.choices,
        widget=forms.CheckboxSelectMultiple,
    )


class OfUnionForm(forms.Form):
    """Base of forms on which the union is chosen."""

    organization = forms.ChoiceField(label=gettext_lazy("哪个工会的"))

    def __init__(self, offered: Iterable[Organization], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(each.uid): each for each in offered}
        offer(self, "organization", [(uid, each.name) for uid, each in self.offered.items()])

    @property
    def union(self) -> Organization:
        return self.offered[self.cleaned_data["organization"]]

    def told(self) -> dict[str, Any]:
        """Everything but the union."""
        return {name: value for name, value in self.cleaned_data.items() if name != "organization"}


class RoomForm(OfUnionForm):
    """A nursing room."""

    name = forms.CharField(label=gettext_lazy("母婴室名称"), max_length=60)
    place = forms.CharField(label=gettext_lazy("在哪里"), max_length=120)
    open_hours = forms.CharField(label=gettext_lazy("开放时间"), max_length=120)
    equipment = forms.CharField(
        label=gettext_lazy("里面有什么"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("比如冰箱、尿布台"),
    )
    phone = forms.CharField(label=gettext_lazy("联系电话"), required=False, max_length=40)


class ContractForm(OfUnionForm):
    """A special collective contract with its dates."""

    title = forms.CharField(label=gettext_lazy("合同名称"), max_length=120)
    document = forms.CharField(label=gettext_lazy("文号"), required=False, max_length=200)
    signed_on = day_field(gettext_lazy("签订日期"))
    filed_on = day_field(gettext_lazy("报送日期"), required=False)
    valid_from = day_field(gettext_lazy("从哪天生效"))
    valid_to = day_field(gettext_lazy("哪天到期"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("valid_from"), data.get("valid_to")
        if since and until and until <= since:
            self.add_error("valid_to", _("到期日要晚于生效日，请核对。"))
        return data
