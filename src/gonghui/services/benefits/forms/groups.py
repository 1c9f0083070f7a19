"""What an officer is asked about stays away, sites, their people, temperatures and visits."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.codes import lists
from gonghui.kernel.organizations.models import Organization
from gonghui.ui.fields import dress, offer

from ..models import Posting, RetirementGroup, Site, SiteVisit

WHO_HELP = gettext_lazy("会员号、身份证号码或姓名都行，同名的请填号码")
READ_BY = (
    ("gauge", gettext_lazy("现场温度计")),
    ("forecast", gettext_lazy("气象台预报")),
    ("station", gettext_lazy("气象台实况")),
)


def day_field(label: Any, **options: Any) -> forms.DateField:
    """One day, by the browser's own picker."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


class ListFilter(forms.Form):
    """What to look for; the first field is the search."""

    q = forms.CharField(label=gettext_lazy("姓名或地点"), required=False, max_length=60)


class PostingForm(forms.Form):
    """Who goes where, since when, until when."""

    who = forms.CharField(label=gettext_lazy("谁"), help_text=WHO_HELP, max_length=60)
    kind = forms.ChoiceField(
        label=gettext_lazy("类别"), choices=lambda: Posting.Kind.choices, widget=forms.RadioSelect
    )
    place = forms.CharField(label=gettext_lazy("去哪里"), max_length=120)
    since = day_field(gettext_lazy("哪天出发"))
    until = day_field(gettext_lazy("哪天回来"), required=False, help_text=gettext_lazy("不知道就空着"))


class UntilForm(forms.Form):
    """The last day of something."""

    until = day_field(gettext_lazy("最后一天"))


class SiteForm(forms.Form):
    """A site; the keeper may enter temperatures without holding any position."""

    organization = forms.ChoiceField(label=gettext_lazy("哪个工会的"))
    name = forms.CharField(label=gettext_lazy("现场名称"), max_length=120)
    place = forms.CharField(label=gettext_lazy("地点"), max_length=120)
    kind = forms.ChoiceField(
        label=gettext_lazy("现场类别"), choices=lambda: Site.Kind.choices, widget=forms.RadioSelect
    )
    since = day_field(gettext_lazy("开工日期"))
    until = day_field(gettext_lazy("完工日期"), required=False, help_text=gettext_lazy("不知道就空着"))
    keeper = forms.CharField(
        label=gettext_lazy("现场联系人"),
        help_text=gettext_lazy("会员号、身份证号码或姓名；联系人可以在手机上填当天气温"),
        required=False,
        max_length=60,
    )

    def __init__(self, offered: Iterable[Organization], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(each.uid): each for each in offered}
        offer(self, "organization", [(uid, each.name) for uid, each in self.offered.items()])

    @property
    def union(self) -> Organization:
        return self.offered[self.cleaned_data["organization"]]


class WorkerForm(forms.Form):
    """Who comes onto the roster."""

    who = forms.CharField(label=gettext_lazy("谁"), help_text=WHO_HELP, max_length=60)
    since = day_field(gettext_lazy("哪天到现场"))
    until = day_field(gettext_lazy("哪天离开"), required=False, help_text=gettext_lazy("不知道就空着"))


class ReadingForm(forms.Form):
    """How hot or cold it is today."""

    on = day_field(gettext_lazy("哪一天"))
    degrees = forms.DecimalField(
        label=gettext_lazy("气温"),
        help_text=gettext_lazy("夏天填当天最高，冬天填当天最低"),
        min_value=Decimal(-60),
        max_value=Decimal(60),
        max_digits=4,
        decimal_places=1,
    )
    source = forms.ChoiceField(label=gettext_lazy("从哪里看的"), choices=READ_BY, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["degrees"], unit="℃", numeric=True, short=True)

    def clean_on(self) -> datetime.date:
        on = self.cleaned_data["on"]
        if on > timezone.localdate() + datetime.timedelta(days=1):
            raise forms.ValidationError(_("最多填到明天的预报。"))
        return on


class VisitForm(forms.Form):
    """Who was reached, with what, for how much, from which money. Who was due the roster says."""

    kind = forms.ChoiceField(
        label=gettext_lazy("送什么"), choices=lambda: SiteVisit.Kind.choices, widget=forms.RadioSelect
    )
    on = day_field(gettext_lazy("哪天去的"))
    reached = forms.IntegerField(
        label=gettext_lazy("实际慰问人数"), min_value=0, help_text=gettext_lazy("应慰问人数按当天名册自动算")
    )
    goods = forms.CharField(label=gettext_lazy("送了什么"), max_length=120)
    amount = forms.DecimalField(
        label=gettext_lazy("一共多少钱"), min_value=0, max_digits=10, decimal_places=2
    )
    source = forms.ChoiceField(
        label=gettext_lazy("经费来源"), choices=lambda: lists.get("money_source").choices()
    )
    words = forms.CharField(label=gettext_lazy("说明"), required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["amount"], unit=gettext_lazy("元"), numeric=True)

    def clean_on(self) -> datetime.date:
        on = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_("慰问日期不能在今天以后，请核对。"))
        return on

    def told(self) -> dict[str, Any]:
        """What `sites.visit` takes."""
        told = dict(self.cleaned_data)
        told["amount_fen"] = int(told.pop("amount") * 100)
        return told


class GroupForm(forms.Form):
    """At which age of the law somebody retires, or which day was agreed."""

    group = forms.ChoiceField(
        label=gettext_lazy("退休类别"),
        choices=lambda: RetirementGroup.Group.choices,
        widget=forms.RadioSelect,
    )
    agreed_on = day_field(
        gettext_lazy("约定退休日期"),
        required=False,
        help_text=gettext_lazy("弹性提前或延后退休的填，没有就空着"),
    )
    document = forms.CharField(label=gettext_lazy("依据"), required=False, max_length=200)
