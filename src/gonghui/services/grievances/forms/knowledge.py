"""What is filled in for a public answer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.organizations.models import Organization
from gonghui.ui.fields import offer

from ..actions.knowledge import Written
from ..models import Category


class AnswerForm(forms.Form):
    """Question, answer, what it rests on; where it belongs when there is a choice."""

    union = forms.ChoiceField(label=_("以哪个工会的名义"))
    matter = forms.ChoiceField(label=_("是哪方面的事"))
    asks = forms.CharField(
        label=_("问题"), help_text=_("用职工会说的话，例如“周末加班怎么算工资”"), max_length=120
    )
    says = forms.CharField(
        label=_("答复"),
        help_text=_("写给所有人看：不写人名、单位名、电话和编号"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    rests_on = forms.CharField(label=_("依据"), help_text=_("法律、政策的名称和条款"), max_length=200)

    def __init__(
        self,
        *args: Any,
        categories: Iterable[Category],
        unions: Iterable[Organization] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.categories = {each.code: each for each in categories}
        self.unions = {each.code: each for each in unions}
        offer(self, "matter", [(each.code, each.shown_name) for each in self.categories.values()])
        if self.unions:
            offer(self, "union", [(each.code, each.shown_name) for each in self.unions.values()])
        else:
            del self.fields["union"]

    @property
    def written(self) -> Written:
        told = self.cleaned_data
        return Written(told["asks"], told["says"], told["rests_on"], self.categories[told["matter"]])

    @property
    def organization(self) -> Organization:
        return self.unions[self.cleaned_data["union"]]


class CheckForm(forms.Form):
    """The second pair of eyes."""

    verdict = forms.ChoiceField(
        label=_("核对结果"),
        choices=[("fit", _("认不出是谁，可以公开")), ("unfit", _("退回去改"))],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=_("要改哪里"), help_text=_("退回时写，写的人看得到"), required=False, max_length=200
    )


class WithdrawForm(forms.Form):
    """Why nobody shall read it any more."""

    remark = forms.CharField(label=_("为什么撤下"), max_length=200)


class SearchForm(forms.Form):
    """Words somebody typed; sent in the body, so that they stand in no address."""

    words = forms.CharField(label=_("找一找"), required=False, max_length=2000)
