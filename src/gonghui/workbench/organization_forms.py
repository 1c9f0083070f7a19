"""The forms of the tree: details, founding, moving, merging, closing, re-election."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.codes import lists
from gonghui.kernel.organizations import queries as tree
from gonghui.kernel.organizations.models import Organization

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ReasonForm(forms.Form):
    """Why it is done."""

    reason = forms.CharField(
        label=gettext_lazy("原因或文号"),
        max_length=200,
        help_text=gettext_lazy("会记在组织的经过里"),
    )


class PlaceForm(ReasonForm):
    """Another union, by its number or full name."""

    place = forms.CharField(
        label=gettext_lazy("哪个工会"), help_text=gettext_lazy("写工会编号或全称"), max_length=120
    )
    field_order: tuple[str, ...] = ("place", "reason")

    def clean_place(self) -> Organization:
        text = self.cleaned_data["place"].strip()
        exact = tree.find(text)
        if exact and not exact.closed_on:
            return exact
        named = list(tree.open_organizations().filter(name=text)[:2])
        if len(named) != 1:
            says = _("没有找到“{text}”。请写工会编号，或和公章一样的全称。")
            raise forms.ValidationError(says.format(text=text))
        return named[0]


class DetailsForm(forms.Form):
    """What may change without the union becoming another one."""

    name = forms.CharField(label=gettext_lazy("工会名称"), max_length=120)
    short_name = forms.CharField(label=gettext_lazy("简称"), required=False, max_length=60)
    unit_name = forms.CharField(label=gettext_lazy("单位名称"), required=False, max_length=120)
    unit_category = forms.ChoiceField(
        label=gettext_lazy("单位性质"),
        required=False,
        choices=lambda: [("", "–"), *lists.get("unit_category").choices()],
    )
    industry = forms.ChoiceField(
        label=gettext_lazy("所属行业"),
        required=False,
        choices=lambda: [("", "–"), *lists.get("industry").choices()],
    )
    address = forms.CharField(label=gettext_lazy("地址"), required=False, max_length=200)
    phone = forms.CharField(label=gettext_lazy("电话"), required=False, max_length=40)
    office_hours = forms.CharField(label=gettext_lazy("办公时间"), required=False, max_length=120)
    joins_open = forms.BooleanField(label=gettext_lazy("接受网上入会"), required=False)

    def changes_of(self, found: Organization) -> dict[str, Any]:
        """Only what is different from what stands."""
        return {name: value for name, value in self.cleaned_data.items() if getattr(found, name) != value}


class FoundForm(forms.Form):
    """A new union, branch or group below."""

    code = forms.CharField(label=gettext_lazy("工会编号"), max_length=30)
    name = forms.CharField(label=gettext_lazy("工会名称"), max_length=120)
    level = forms.ChoiceField(label=gettext_lazy("层级"), choices=Organization.Level.choices)
    unit_name = forms.CharField(label=gettext_lazy("单位名称"), required=False, max_length=120)
    region = forms.CharField(label=gettext_lazy("区划代码"), required=False, max_length=6)
    opened_on = forms.DateField(label=gettext_lazy("建会日期"), widget=DAY)


class TermForm(forms.Form):
    """A re-election: the new term."""

    started_on = forms.DateField(label=gettext_lazy("本届从哪天起"), widget=DAY)
    years = forms.TypedChoiceField(
        label=gettext_lazy("任期"),
        coerce=int,
        choices=[(3, gettext_lazy("3 年")), (5, gettext_lazy("5 年"))],
    )
