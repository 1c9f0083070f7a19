"""What an officer fills in to take a problem up, and what a member answers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.audiences import known
from gonghui.kernel.people.models import Person
from gonghui.ui.fields import dress, offer

from ..models import Category, SurveyCount
from ..queries import categories

PUBLIC = gettext_lazy("会员会看到，请不要写人名和某一个人的事")


class FocusForm(forms.Form):
    """What is taken up and why; followed by a category or terms."""

    title = forms.CharField(label=gettext_lazy("要解决什么"), help_text=PUBLIC, max_length=80)
    why = forms.CharField(
        label=gettext_lazy("为什么现在解决"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    about_what = forms.ChoiceField(label=gettext_lazy("看哪一类诉求有没有变少"), required=False)
    words = forms.CharField(
        label=gettext_lazy("也看这些热词"),
        help_text=gettext_lazy("一个或几个，用空格分开"),
        required=False,
        max_length=80,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {each.code: each for each in categories.in_force(timezone.localdate())}
        names = [(each.code, each.shown_name) for each in self.found.values()]
        offer(self, "about_what", [("", _("不按类别看")), *names])

    @property
    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        category: Category | None = self.found.get(given["about_what"])
        told = {"title": given["title"], "why": given["why"]}
        return told | {"category": category, "terms": given["words"].split()}


class MeasureForm(forms.Form):
    """What is done, by whom, until when."""

    what = forms.CharField(label=gettext_lazy("做什么"), help_text=PUBLIC, max_length=200)
    owner_uid = forms.ChoiceField(label=gettext_lazy("谁负责"))
    due_on = forms.DateField(
        label=gettext_lazy("哪天以前做完"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, owners: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners = {str(each.uid): each for each in owners}
        offer(self, "owner_uid", [(uid, each.name) for uid, each in self.owners.items()])

    @property
    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "what": given["what"],
            "owner": self.owners[given["owner_uid"]],
            "due_on": given["due_on"],
        }


class ResultForm(forms.Form):
    """What came of a measure."""

    result = forms.CharField(
        label=gettext_lazy("结果"), help_text=PUBLIC, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class ClosingForm(forms.Form):
    """What changed."""

    outcome = forms.CharField(
        label=gettext_lazy("有了什么变化"),
        help_text=PUBLIC,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SurveyForm(forms.Form):
    """Who is asked, and until when."""

    asked_of = forms.ChoiceField(label=gettext_lazy("问谁"))
    closes_on = forms.DateField(
        label=gettext_lazy("哪天截止"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "asked_of", [(code, str(each.name)) for code, each in known.populations().items()])

    @property
    def told(self) -> dict[str, Any]:
        return {"rule": {"from": self.cleaned_data["asked_of"]}, "closes_on": self.cleaned_data["closes_on"]}


class AnswerSurveyForm(forms.Form):
    """Whether it got better."""

    now_is = forms.ChoiceField(
        label=gettext_lazy("和以前比怎么样"), choices=SurveyCount.Answer.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["now_is"], chips=True)
