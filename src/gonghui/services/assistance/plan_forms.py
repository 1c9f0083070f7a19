"""What officers and families are asked about plans, pairings, partners and money."""

import datetime
import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.codes import lists
from gonghui.kernel.ledger import queries as ledger
from gonghui.ui.fields import dress

from . import catalogue
from .models import Offer, Rating
from .money_text import YuanField
from .rules.reading import in_language

REASON = 4
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class GoalForm(forms.Form):
    goal = forms.CharField(
        label=gettext_lazy("这一户要达到什么"),
        help_text=gettext_lazy("一句话，家里人看得到，比如“丈夫的透析有着落，女儿安心上学”"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class MeasureForm(forms.Form):
    """One measure of a plan."""

    cause = forms.ChoiceField(label=gettext_lazy("针对哪个原因"))
    kind = forms.ChoiceField(label=gettext_lazy("做什么"))
    amount = YuanField(label=gettext_lazy("金额"), required=False)
    source = forms.ChoiceField(label=gettext_lazy("钱从哪里来"), required=False)
    responsible = forms.ChoiceField(label=gettext_lazy("谁负责"))
    starts_on = forms.DateField(label=gettext_lazy("从哪天起"), widget=DAY)
    ends_on = forms.DateField(label=gettext_lazy("到哪天办好"), widget=DAY)

    def __init__(self, causes: list[str], people: list[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cause"].choices = [(code, catalogue.cause_name(code)) for code in causes]
        self.fields["kind"].choices = kinds()
        self.fields["source"].choices = [("", _("不发钱"))] + ledger.sources()
        self.fields["responsible"].choices = [(str(person.pk), person.name) for person in people]
        dress(self.fields["amount"], unit=_("元"), numeric=True, short=True)
        self.fields["amount"].help_text = _("不发钱的措施留空")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("办好的日子不能早于开始的日子，请核对。"))
        return told

    def told(self) -> dict[str, Any]:
        """The columns of a measure."""
        told = dict(self.cleaned_data)
        told["responsible_id"] = int(told.pop("responsible"))
        return told


class OutcomeForm(forms.Form):
    """What came of a measure."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("现在怎么样"),
        choices=[("done", gettext_lazy("办到了")), ("dropped", gettext_lazy("不再需要"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("结果或者原因"),
        help_text=gettext_lazy("至少 4 个字，家里人看得到"),
        min_length=REASON,
        max_length=200,
        error_messages={"min_length": gettext_lazy("请写清楚一点，至少 4 个字。")},
    )


class PairForm(forms.Form):
    """Who helps a household; `reason` only where somebody takes over."""

    helper = forms.ChoiceField(label=gettext_lazy("责任人"), widget=forms.RadioSelect)
    reason = forms.CharField(label=gettext_lazy("为什么换人"), max_length=200, min_length=REASON)

    def __init__(self, people: list[tuple[Any, int]], takes_over: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        loads = _("现在联系 {count} 户")
        self.fields["helper"].choices = [
            (str(person.pk), f"{person.name}（{loads.format(count=load)}）") for person, load in people
        ]
        self.fields["helper"].help_text = _("按现在联系的户数从少到多排，第一位是建议的人选")
        if not takes_over:
            del self.fields["reason"]


class DiaryForm(forms.Form):
    """What a helper saw and heard."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    visited_on = forms.DateField(label=gettext_lazy("哪天去的"), widget=DAY)
    words = forms.CharField(
        label=gettext_lazy("看到、听到了什么"), max_length=500, widget=forms.Textarea(attrs={"rows": 4})
    )
    changed = forms.BooleanField(label=gettext_lazy("家里的情况有变化，要提醒订方案的人"), required=False)

    def clean_visited_on(self) -> datetime.date:
        day = self.cleaned_data["visited_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("走访日期不能在今天以后，请核对。"))
        return day


class OfferForm(forms.Form):
    """What a partner or colleagues offer."""

    organization = forms.ChoiceField(label=gettext_lazy("登记在哪个工会"))
    kind = forms.ChoiceField(
        label=gettext_lazy("哪一类"), choices=Offer.Kind.choices, widget=forms.RadioSelect
    )
    partner = forms.CharField(label=gettext_lazy("谁提供的"), max_length=120)
    offers = forms.CharField(label=gettext_lazy("提供什么"), max_length=200)
    measure_kind = forms.ChoiceField(label=gettext_lazy("对应哪一项措施"))
    places = forms.IntegerField(label=gettext_lazy("名额"), min_value=1, max_value=100_000, initial=1)
    amount_each = YuanField(label=gettext_lazy("每户金额"), required=False)
    since = forms.DateField(label=gettext_lazy("从哪天起"), widget=DAY)
    until = forms.DateField(label=gettext_lazy("到哪天为止"), required=False, widget=DAY)

    def __init__(self, places: list[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(place.uid): place for place in places}
        self.fields["organization"].choices = [(uid, place.name) for uid, place in self.offered.items()]
        self.fields["measure_kind"].choices = kinds()
        dress(self.fields["amount_each"], unit=_("元"), numeric=True, short=True)

    def told(self) -> dict[str, Any]:
        told = dict(self.cleaned_data)
        told.pop("organization")
        return told


class RatingForm(forms.Form):
    """Whether it was solved, and a word."""

    solved = forms.ChoiceField(
        label=gettext_lazy("您的问题解决了吗"),
        choices=Rating.Solved.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选一项：解决了、解决了一部分、没解决。")},
    )
    words = forms.CharField(
        label=gettext_lazy("想说点什么"),
        help_text=gettext_lazy("只有办这件事的干部看得到"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def kinds() -> list[tuple[str, list[tuple[str, str]]]]:
    """The catalogue by group, for a select."""
    names = dict(lists.get(catalogue.MEASURES).choices())
    return [
        (in_language(group.names), [(kind, names[kind]) for kind in group.measures])
        for group in catalogue.groups()
    ]
