"""What officers write down of rights work: alerts, mediations, opinions."""

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from gonghui.kernel.organizations.models import Organization
from gonghui.ui.fields import dress, offer

from ..actions import alerting, mediating, supervising
from ..models import Dispute, Mediation, WageAlert


def day_field(label: Any, **options: Any) -> forms.DateField:
    """One day, by the browser's own picker."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


def text_field(label: Any, rows: int = 3, **options: Any) -> forms.CharField:
    """Several lines, at most 1,000 characters."""
    options = {"max_length": 1000, **options}
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **options)


def money_field(label: Any, **options: Any) -> forms.DecimalField:
    """An amount in yuan."""
    field = forms.DecimalField(label=label, min_value=0, max_digits=12, decimal_places=2, **options)
    dress(field, unit=gettext_lazy("元"), numeric=True)
    return field


class OfUnionForm(forms.Form):
    """Base of forms on which the union is chosen, the officer's own first."""

    organization = forms.ChoiceField(label=gettext_lazy("哪个工会的"))

    def __init__(self, offered: Iterable[Organization], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(each.uid): each for each in offered}
        offer(self, "organization", [(uid, each.name) for uid, each in self.offered.items()])

    @property
    def union(self) -> Organization:
        return self.offered[self.cleaned_data["organization"]]


class AlertForm(OfUnionForm):
    """Who owes how many workers how much, and where. No worker's name is asked."""

    unit = forms.CharField(label=gettext_lazy("哪个单位拖欠"), max_length=120)
    workers = forms.IntegerField(label=gettext_lazy("涉及多少人"), min_value=1, max_value=1_000_000)
    amount = money_field(gettext_lazy("大约欠多少"), required=False, help_text=gettext_lazy("还不清楚就空着"))
    place = forms.CharField(label=gettext_lazy("在哪里"), max_length=120)
    words = text_field(
        gettext_lazy("情况"), required=False, help_text=gettext_lazy("欠了几个月、有没有聚集。不写职工姓名")
    )

    def unpaid(self) -> alerting.Unpaid:
        told = self.cleaned_data
        return alerting.Unpaid(
            told["unit"], told["workers"], fen(told["amount"]), told["place"], told["words"]
        )


class SettleForm(forms.Form):
    """What came of an alert."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("结果怎么样"), choices=WageAlert.Outcome.choices, widget=forms.RadioSelect
    )
    paid = money_field(gettext_lazy("补发了多少"), required=False)
    words = text_field(gettext_lazy("怎么处理的"))


class MediationForm(OfUnionForm):
    """A dispute, from the day mediation was asked for."""

    about = forms.ChoiceField(label=gettext_lazy("争议的是什么"), choices=Dispute.choices)
    asked_on = day_field(gettext_lazy("哪天申请调解"), help_text=gettext_lazy("调解期限从这一天起算"))
    worker = forms.CharField(
        label=gettext_lazy("职工一方"), max_length=120, help_text=gettext_lazy("多人的写代表，加密保存")
    )
    workers = forms.IntegerField(label=gettext_lazy("涉及多少人"), min_value=1, max_value=1_000_000)
    employer = forms.CharField(label=gettext_lazy("单位一方"), max_length=120)
    claim = text_field(gettext_lazy("职工的要求"))
    mediator = forms.CharField(label=gettext_lazy("调解员"), max_length=120)

    def dispute(self) -> mediating.Dispute:
        told = {name: value for name, value in self.cleaned_data.items() if name != "organization"}
        return mediating.Dispute(**told)


class EndMediationForm(forms.Form):
    """How a mediation ended."""

    outcome = forms.ChoiceField(label=gettext_lazy("调解结果"), widget=forms.RadioSelect)
    on = day_field(gettext_lazy("哪天结束"))
    perform_by = day_field(
        gettext_lazy("最晚哪天兑现"), required=False, help_text=gettext_lazy("达成协议的要填，到期前提醒您")
    )
    words = text_field(gettext_lazy("协议内容或没谈成的原因"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "outcome", [each for each in Mediation.Outcome.choices if each[0] != "expired"])


class DayForm(forms.Form):
    """The day on which something was done."""

    on = day_field(gettext_lazy("哪一天"))


class OpinionForm(OfUnionForm):
    """What was found at an employer, and what is asked."""

    about = forms.ChoiceField(label=gettext_lazy("违反了哪方面规定"), choices=Dispute.choices)
    unit = forms.CharField(label=gettext_lazy("发给哪个单位"), max_length=120)
    facts = text_field(gettext_lazy("查明的事实"), help_text=gettext_lazy("不写举报人"))
    demands = text_field(gettext_lazy("改正意见"))
    issued_on = day_field(gettext_lazy("哪天发出"))
    reply_due_on = day_field(
        gettext_lazy("要求哪天前答复"), required=False, help_text=gettext_lazy("空着就按规定的天数算")
    )

    def found(self) -> supervising.Found:
        told = {name: value for name, value in self.cleaned_data.items() if name != "organization"}
        return supervising.Found(**told)


class OpinionReplyForm(forms.Form):
    """What was answered, and whether it was put right."""

    on = day_field(gettext_lazy("哪天收到答复"))
    put_right = forms.ChoiceField(
        label=gettext_lazy("改正了吗"),
        choices=[("yes", gettext_lazy("已经改正")), ("no", gettext_lazy("没有改正"))],
        widget=forms.RadioSelect,
    )
    words = text_field(gettext_lazy("答复的内容"))


class HandOverForm(forms.Form):
    """To which authority, and what is proposed."""

    to = forms.CharField(
        label=gettext_lazy("移交给谁"), max_length=120, help_text=gettext_lazy("例如：市人社局劳动监察支队")
    )
    on = day_field(gettext_lazy("哪天移交"))
    words = text_field(gettext_lazy("建议怎么处理"))


def fen(amount: Any) -> int | None:
    """Yuan as typed to fen; None stays."""
    return None if amount is None else int(amount * 100)


def today() -> dict[str, datetime.date]:
    """Where a form asks for a day, today is proposed."""
    day = timezone.localdate()
    return dict.fromkeys(("on", "asked_on", "issued_on"), day)
