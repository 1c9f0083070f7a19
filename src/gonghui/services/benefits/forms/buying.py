"""What officers are asked when they buy for an occasion, pay, receive, and open funds."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.ledger import queries as ledger
from gonghui.kernel.ledger.models import Fund
from gonghui.kernel.organizations.models import Organization
from gonghui.ui.fields import offer
from gonghui.ui.formats import yuan

from .money import YuanField, reason_field


class ReasonForm(forms.Form):
    reason = reason_field(gettext_lazy("原因"))


class PurchaseForm(forms.Form):
    """So many of one thing, from whom, out of which fund."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    goods = forms.CharField(label=gettext_lazy("买什么"), max_length=120)
    number_of = forms.IntegerField(label=gettext_lazy("数量"), min_value=1, max_value=1_000_000)
    unit = forms.CharField(label=gettext_lazy("单位"), max_length=10, initial=gettext_lazy("份"))
    each_fen = YuanField(label=gettext_lazy("单价"))
    supplier = forms.CharField(label=gettext_lazy("供应商"), max_length=120)
    bank = forms.CharField(label=gettext_lazy("开户银行"), max_length=120, required=False)
    account = forms.CharField(
        label=gettext_lazy("供应商的银行账号"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    fund = forms.ChoiceField(label=gettext_lazy("从哪笔资金出"), required=False)

    def __init__(self, funds: Iterable[Fund], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(fund.uid): fund for fund in funds}
        offer(self, "fund", [(uid, fund_words(fund)) for uid, fund in self.offered.items()])
        self.fields["number_of"].widget.attrs["inputmode"] = "numeric"

    def clean_each_fen(self) -> int:
        fen = self.cleaned_data["each_fen"]
        if fen <= 0:
            raise forms.ValidationError(_("单价要大于 0。"))
        return fen

    def told(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "fund"}


class InvoiceForm(forms.Form):
    invoice = forms.CharField(
        label=gettext_lazy("发票号码"), max_length=60, help_text=gettext_lazy("照发票抄；没有发票不能付款")
    )


class ReceiptForm(forms.Form):
    receipt = forms.CharField(
        label=gettext_lazy("验收单或收据的编号"), max_length=60, help_text=gettext_lazy("点过数、验过货再填")
    )


class GiveBackForm(forms.Form):
    """How much of a payment came back, and why."""

    amount = YuanField(label=gettext_lazy("退回多少"))
    reason = reason_field(gettext_lazy("原因"))


class FundForm(forms.Form):
    """A new fund: whose, which source, which year, how much."""

    organization = forms.ChoiceField(label=gettext_lazy("哪个工会的资金"))
    source = forms.ChoiceField(label=gettext_lazy("钱从哪里来"))
    year = forms.IntegerField(label=gettext_lazy("哪一年"), min_value=2000, max_value=2100)
    budget = YuanField(label=gettext_lazy("预算"))

    def __init__(self, places: Iterable[Organization], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(place.uid): place for place in places}
        offer(self, "organization", [(uid, place.name) for uid, place in self.offered.items()])
        offer(self, "source", ledger.sources())


class BudgetForm(forms.Form):
    """More or less budget."""

    difference = YuanField(
        label=gettext_lazy("增加多少"), help_text=gettext_lazy("减少写负数；只能减还没有承诺的部分")
    )
    reason = reason_field(gettext_lazy("依据"))


def fund_words(fund: Fund) -> str:
    source = dict(ledger.sources()).get(fund.source, fund.source)
    told = {"union": fund.organization.shown_name, "year": fund.year, "source": source}
    return _("{year} 年{source}，{union}，还有 {left} 元").format(left=yuan(fund.free), **told)
