"""What the county's officers are asked about funds, periods, bank batches and corrections."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.ledger import queries as ledger
from gonghui.ui.fields import dress

from .money_text import YuanField

REASON = 4
LARGEST = 5 * 1024 * 1024
ENDINGS = (".xlsx", ".csv")


def reason_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=gettext_lazy("至少 4 个字，会记下来"),
        min_length=REASON,
        max_length=200,
        error_messages={"min_length": gettext_lazy("请写清楚一点，至少 4 个字。")},
    )


class FundForm(forms.Form):
    """A new fund: whose, which source, which year, how much."""

    organization = forms.ChoiceField(label=gettext_lazy("哪个工会的资金"))
    source = forms.ChoiceField(label=gettext_lazy("钱从哪里来"))
    year = forms.IntegerField(label=gettext_lazy("哪一年"), min_value=2000, max_value=2100)
    budget = YuanField(label=gettext_lazy("预算"), required=False)

    def __init__(self, places: list[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(place.uid): place for place in places}
        self.fields["organization"].choices = [(uid, place.name) for uid, place in self.offered.items()]
        self.fields["source"].choices = ledger.sources()
        dress(self.fields["budget"], unit=_("元"), numeric=True, short=True)


class BudgetForm(forms.Form):
    """More or less budget."""

    difference = YuanField(
        label=gettext_lazy("增加多少"), help_text=gettext_lazy("减少写负数；只能减还没有承诺的部分")
    )
    reason = reason_field(gettext_lazy("依据"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["difference"], unit=_("元"), short=True)


class PeriodForm(forms.Form):
    """A month to close; those of the last year that are over."""

    organization = forms.ChoiceField(label=gettext_lazy("哪个工会"))
    period = forms.ChoiceField(label=gettext_lazy("哪一期"))

    def __init__(self, places: list[Any], today: datetime.date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(place.uid): place for place in places}
        self.fields["organization"].choices = [(uid, place.name) for uid, place in self.offered.items()]
        months = [
            f"{today.year - (today.month <= back)}-{(today.month - back - 1) % 12 + 1:02}"
            for back in range(1, 12)
        ]
        self.fields["period"].choices = [(one, one) for one in [*months, str(today.year - 1)]]


class ReasonForm(forms.Form):
    reason = reason_field(gettext_lazy("原因"))


class GiveBackForm(forms.Form):
    """How much of a payment came back, and why."""

    amount = YuanField(
        label=gettext_lazy("退回多少"), help_text=gettext_lazy("先填的是还没退的全部；只退一部分请改")
    )
    reason = reason_field(gettext_lazy("原因"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["amount"], unit=_("元"), numeric=True, short=True)


class ReturnForm(forms.Form):
    """What the bank sends back: payment number, success or not, why not, amount."""

    file = forms.FileField(
        label=gettext_lazy("银行回单文件"),
        help_text=gettext_lazy(".xlsx 或 .csv，要有“付款编号”和“结果”两列；“原因”“金额”可有可无"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST or not file.name.lower().endswith(ENDINGS):
            raise forms.ValidationError(_("只认不超过 5 MB 的 .xlsx 和 .csv，请换一个文件。"))
        return file
