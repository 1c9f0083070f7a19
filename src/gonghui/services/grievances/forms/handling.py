"""What an officer fills in while handling a grievance."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.ui.fields import dress, offer

from ..models import Basis, Category, Grade, Grievance


class AnswerForm(forms.Form):
    """The answer, what it rests on, what was done; sent to the same matter of others too if wished."""

    words = forms.CharField(
        label=gettext_lazy("答复"),
        help_text=gettext_lazy("提出人读到的就是这些话：先说结果，再说时间，最后说还要做什么"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    did = forms.CharField(
        label=gettext_lazy("做了什么"),
        help_text=gettext_lazy("找了谁、核了什么、办成了什么"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    rests_on = forms.ChoiceField(
        label=gettext_lazy("依据是"), choices=Basis.choices, widget=forms.RadioSelect
    )
    source = forms.CharField(
        label=gettext_lazy("哪一条、哪一件"),
        help_text=gettext_lazy("例如：劳动法第四十四条；考勤记录 9 月 1 日至 30 日"),
        max_length=300,
    )
    together = forms.MultipleChoiceField(
        label=gettext_lazy("同一件事，一起答复"), required=False, widget=forms.CheckboxSelectMultiple
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, others: Iterable[Grievance] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["rests_on"], chips=True)
        self.others = {str(other.uid): other for other in others}
        if self.others:
            offer(self, "together", [(uid, other.case.number) for uid, other in self.others.items()])
        else:
            del self.fields["together"]

    @property
    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "words": given["words"],
            "did": given["did"],
            "basis": given["rests_on"],
            "basis_text": given["source"],
        }

    @property
    def chosen(self) -> list[Grievance]:
        return [self.others[uid] for uid in self.cleaned_data.get("together", [])]


class ProgressForm(forms.Form):
    """How it goes, for the worker to read."""

    words = forms.CharField(
        label=gettext_lazy("告诉提出人"),
        help_text=gettext_lazy("办到哪一步、接下来什么时候有结果"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class PauseForm(forms.Form):
    """Why the clock shall rest, with a paper that shows it."""

    reason = forms.CharField(
        label=gettext_lazy("在等什么"),
        help_text=gettext_lazy("提出人会看到。例如：劳动监察已立案，等调查结果"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    evidence = forms.FileField(
        label=gettext_lazy("说明材料"),
        help_text=gettext_lazy("受理通知书、立案回执等，PDF 或照片，不超过 20 MB"),
        widget=forms.FileInput(attrs={"accept": "image/*,.pdf"}),
    )

    @property
    def evidence_kind(self) -> str:
        name = str(self.cleaned_data["evidence"].name).lower()
        return "document" if name.endswith((".pdf", ".docx")) else "image"


class ExtensionForm(forms.Form):
    """How many days more, and why."""

    more_days = forms.DecimalField(
        label=gettext_lazy("多要几个工作日"), max_digits=4, decimal_places=1, min_value=0.5
    )
    reason = forms.CharField(
        label=gettext_lazy("为什么"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class ExtensionDecisionForm(forms.Form):
    """Granted or not."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("您的意见"),
        choices=[("yes", gettext_lazy("同意延期")), ("no", gettext_lazy("不同意"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=gettext_lazy("说明"), required=False, max_length=200)


class UnionField(forms.CharField):
    """A union by its name or code, typed."""

    def clean(self, value: Any) -> Any:
        name = super().clean(value)
        if not name:
            return None
        found = list(organizations.search(name)[:2])
        exact = [one for one in found if name in (one.name, one.short_name, one.code)]
        if not found or (len(found) > 1 and not exact):
            says = _("没有唯一叫“{name}”的工会。请写全名或工会代码。")
            raise forms.ValidationError(says.format(name=name))
        return (exact or found)[0]


class PassOnForm(forms.Form):
    """To which union, and why."""

    near = forms.ChoiceField(label=gettext_lazy("转给谁"), required=False, widget=forms.RadioSelect)
    other = UnionField(
        label=gettext_lazy("或者写别的工会"),
        help_text=gettext_lazy("全名或工会代码"),
        required=False,
        max_length=120,
    )
    reason = forms.CharField(
        label=gettext_lazy("为什么转"),
        help_text=gettext_lazy("提出人会看到；时限接着算，不重新计"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, near: Iterable[tuple[Organization, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(place.uid): place for place, _word in near}
        says = [(str(place.uid), f"{word}：{place.name}") for place, word in near]
        offer(self, "near", says)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("near") and not given.get("other"):
            self.add_error("near", _("请选一个工会，或者在下面写名称。"))
        return given

    @property
    def chosen(self) -> Organization:
        given = self.cleaned_data
        return given["other"] or self.places[given["near"]]


class JointForm(forms.Form):
    """Which union is asked for its part, and what."""

    other = UnionField(
        label=gettext_lazy("请哪个工会协办"), help_text=gettext_lazy("全名或工会代码"), max_length=120
    )
    question = forms.CharField(
        label=gettext_lazy("请对方答复什么"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class JointAnswerForm(forms.Form):
    """One's union's part of the answer."""

    words = forms.CharField(
        label=gettext_lazy("本工会的答复"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )


class GradeForm(forms.Form):
    """How heavy it is, and what it is about."""

    weight = forms.ChoiceField(
        label=gettext_lazy("这一件是"), choices=Grade.choices, widget=forms.RadioSelect
    )
    matter = forms.ChoiceField(label=gettext_lazy("类别"))

    def __init__(self, *args: Any, categories: Iterable[Category], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["weight"], chips=True)
        self.categories = {category.code: category for category in categories}
        offer(self, "matter", [(code, self._says(each)) for code, each in self.categories.items()])

    @property
    def category(self) -> Category:
        return self.categories[self.cleaned_data["matter"]]

    def _says(self, category: Category) -> str:
        above = f"{category.parent.shown_name} · " if category.parent else ""
        return above + category.shown_name


class SameForm(forms.Form):
    """Which others are the same matter, and what it is called."""

    title = forms.CharField(
        label=gettext_lazy("这件事叫什么"),
        help_text=gettext_lazy("不写人名，例如：二车间周六加班费"),
        required=False,
        max_length=120,
    )
    others = forms.MultipleChoiceField(
        label=gettext_lazy("是同一件事的"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, found: Iterable[Grievance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {str(each.uid): each for each in found}
        says = [(uid, f"{each.case.number} · {each.category.shown_name}") for uid, each in self.found.items()]
        offer(self, "others", says)

    @property
    def chosen(self) -> list[Grievance]:
        return [self.found[uid] for uid in self.cleaned_data["others"]]


class LookForm(forms.Form):
    """Why something masked is looked at."""

    reason = forms.CharField(
        label=gettext_lazy("为什么要看"),
        help_text=gettext_lazy("至少 4 个字，会记下来，本人看得到"),
        min_length=4,
        max_length=200,
        error_messages={"min_length": gettext_lazy("请写明原因，至少 4 个字。")},
    )
