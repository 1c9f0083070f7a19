"""What officers write down of collective bargaining, one form a step."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gonghui.ui.fields import offer

from ..models import Bargaining, BargainingStep
from .rights import OfUnionForm, day_field, text_field

STEP = BargainingStep.Kind


class OfferForm(OfUnionForm):
    """Who offers to bargain about what; perhaps a contract that is to be renewed."""

    kind = forms.ChoiceField(
        label=gettext_lazy("协商什么合同"), choices=Bargaining.Kind.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(label=gettext_lazy("合同名称"), max_length=120)
    offered_by = forms.ChoiceField(
        label=gettext_lazy("哪一方发出要约"), choices=Bargaining.Side.choices, widget=forms.RadioSelect
    )
    on = day_field(gettext_lazy("哪天发出要约"), help_text=gettext_lazy("对方要在规定天数内书面回应"))
    renews = forms.ChoiceField(label=gettext_lazy("续订哪一份"), required=False)

    def __init__(self, offered: Any, renewable: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(offered, *args, **kwargs)
        self.renewable = {str(each.uid): each for each in renewable}
        words = [(uid, f"{each.number} {each.title}") for uid, each in self.renewable.items()]
        offer(self, "renews", [("", gettext_lazy("不是续订")), *words])

    def told(self) -> dict[str, Any]:
        """What `bargaining.offer` takes."""
        given = {name: self.cleaned_data[name] for name in ("kind", "title", "offered_by", "on")}
        return given | {
            "organization": self.union,
            "renews": self.renewable.get(self.cleaned_data["renews"]),
        }


class ReplyForm(forms.Form):
    """The other side's written answer."""

    on = day_field(gettext_lazy("哪天书面回应"))
    verdict = forms.ChoiceField(
        label=gettext_lazy("对方怎么说"),
        choices=[("yes", gettext_lazy("同意协商")), ("no", gettext_lazy("不同意协商"))],
        widget=forms.RadioSelect,
    )
    words = text_field(gettext_lazy("回应的内容"), required=False, max_length=400)

    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"on": given["on"], "words": given["words"], "agrees": given["verdict"] == "yes"}


class VoteForm(forms.Form):
    """The workers' congress on the draft."""

    on = day_field(gettext_lazy("哪天审议"))
    representatives = forms.IntegerField(label=gettext_lazy("应到代表"), min_value=1, max_value=100_000)
    present = forms.IntegerField(label=gettext_lazy("实到代表"), min_value=0, max_value=100_000)
    in_favour = forms.IntegerField(label=gettext_lazy("同意的代表"), min_value=0, max_value=100_000)

    def told(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class SignForm(forms.Form):
    """The day both sides signed, and how long the contract lasts."""

    on = day_field(gettext_lazy("哪天签字"))
    valid_from = day_field(gettext_lazy("合同从哪天起"))
    valid_to = day_field(gettext_lazy("合同到哪天止"))

    def told(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class FileForm(forms.Form):
    """The day the labour department received it."""

    on = day_field(gettext_lazy("人社部门哪天收到"))

    def told(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class ReviewForm(forms.Form):
    """The department's word."""

    on = day_field(gettext_lazy("哪天收到审查意见"))
    verdict = forms.ChoiceField(
        label=gettext_lazy("审查意见"),
        choices=[("no", gettext_lazy("没有异议")), ("yes", gettext_lazy("有异议，要修改"))],
        widget=forms.RadioSelect,
    )
    words = text_field(gettext_lazy("意见的内容"), required=False, max_length=400)

    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"on": given["on"], "words": given["words"], "objects": given["verdict"] == "yes"}


class PublishForm(forms.Form):
    """When and how all workers were told."""

    on = day_field(gettext_lazy("哪天公布"))
    words = forms.CharField(
        label=gettext_lazy("怎么公布的"), max_length=200, help_text=gettext_lazy("例如：公告栏、职工大会")
    )

    def told(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


FORMS: dict[str, type[forms.Form]] = {
    STEP.REPLIED: ReplyForm,
    STEP.VOTED: VoteForm,
    STEP.SIGNED: SignForm,
    STEP.FILED: FileForm,
    STEP.CLEARED: ReviewForm,
    STEP.PUBLISHED: PublishForm,
}
