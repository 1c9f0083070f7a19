"""The forms about keys: for which union, whose system, what it may do, how long; and why it is revoked."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui import registry
from gonghui.exchange.models import LONGEST
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization
from gonghui.ui.fields import offer

MOST = LONGEST.days


class TokenForm(forms.Form):
    """What a key is issued for."""

    name = forms.CharField(
        label=gettext_lazy("给哪个系统用"), help_text=gettext_lazy("比如“市 12345 平台”"), max_length=60
    )
    place = forms.CharField(
        label=gettext_lazy("代表哪个工会"), help_text=gettext_lazy("写工会编号或全称"), max_length=120
    )
    scopes = forms.MultipleChoiceField(label=gettext_lazy("可以做什么"), widget=forms.CheckboxSelectMultiple)
    days = forms.IntegerField(
        label=gettext_lazy("用多少天"),
        help_text=gettext_lazy("最长 90 天，到期自己停用"),
        min_value=1,
        max_value=MOST,
        initial=MOST,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "scopes", [(scope.code, scope.name) for scope in registry.scopes().values()])

    def clean_place(self) -> Organization:
        text = self.cleaned_data["place"].strip()
        named = list(tree.open_organizations().filter(name=text)[:2])
        exact = tree.find(text) or (named[0] if len(named) == 1 else None)
        if exact is None or exact.closed_on:
            says = _("没有找到“{text}”。请写工会编号，或和公章一样的全称。")
            raise forms.ValidationError(says.format(text=text))
        return exact


class RevokeForm(forms.Form):
    """Why a key is shut."""

    reason = forms.CharField(
        label=gettext_lazy("原因"), help_text=gettext_lazy("会记在办理记录里"), max_length=200
    )
