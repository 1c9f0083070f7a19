"""The forms of the desk: filters, decisions, handing over, signing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui import registry
from gonghui.kernel.cases.flows import Move
from gonghui.kernel.people.models import Person
from gonghui.ui.fields import offer
from gonghui.ui.formats import listed

WORDS = 500


class CaseFilter(forms.Form):
    """The filters above the list of all cases; the first field is the search."""

    q = forms.CharField(label=gettext_lazy("办件号、姓名或拼音首字母"), required=False, max_length=60)
    flow = forms.ChoiceField(label=gettext_lazy("事项"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("状态"),
        required=False,
        choices=[
            ("", gettext_lazy("全部")),
            ("open", gettext_lazy("在办")),
            ("ended", gettext_lazy("已办结")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        flows = [(flow.code, flow.name) for flow in registry.flows().values()]
        offer(self, "flow", [("", _("全部")), *flows])


class DecisionForm(forms.Form):
    """An officer's conclusion; none is chosen beforehand. A refusal needs a reason."""

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    conclusion = forms.ChoiceField(label=gettext_lazy("结论"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("理由"),
        required=False,
        max_length=WORDS,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, moves: Iterable[Move], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moves = {move.code: move for move in moves}
        offer(self, "conclusion", [(code, move.name) for code, move in self.moves.items()])
        reasoned = [str(move.name) for move in self.moves.values() if move.reason]
        if reasoned:
            says = _("{moves}要写，申请人会看到。写清楚差什么、怎么补。")
            self.fields["reason"].help_text = says.format(moves=listed(reasoned))

    def clean(self) -> dict[str, Any]:
        wanted = super().clean() or {}
        move = self.moves.get(wanted.get("conclusion", ""))
        if move and move.reason and not wanted.get("reason"):
            self.add_error("reason", _("请写明“{move}”的理由，申请人会看到。").format(move=move.name))
        return wanted


class ColleagueForm(forms.Form):
    """Choosing one colleague of a list."""

    person = forms.ChoiceField()

    def __init__(self, people: Iterable[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        named = [(key, person.name) for key, person in self.people.items()]
        offer(self, "person", [("", _("请选一位")), *named])

    @property
    def chosen(self) -> Person:
        return self.people[self.cleaned_data["person"]]


class HandOverForm(ColleagueForm):
    """To whom the item goes."""

    person = forms.ChoiceField(label=gettext_lazy("转给谁"))
    reason = forms.CharField(label=gettext_lazy("说明"), required=False, max_length=WORDS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="id_to_%s", **kwargs)


class CoSignForm(ColleagueForm):
    """Whose signature is wanted before the decision."""

    person = forms.ChoiceField(label=gettext_lazy("请谁会签"))
    question = forms.CharField(label=gettext_lazy("请对方看什么"), required=False, max_length=WORDS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="id_co_%s", **kwargs)


class SignatureForm(forms.Form):
    """The answer to a signature that was asked for."""

    agrees = forms.ChoiceField(
        label=gettext_lazy("您的意见"),
        choices=[("yes", gettext_lazy("同意")), ("no", gettext_lazy("不同意"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("说明"),
        help_text=gettext_lazy("不同意要写明理由，只有工会干部看得到"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "id_sign_%s", **kwargs})


class StandInForm(ColleagueForm):
    """Who acts for me, where, from when to when."""

    organization = forms.ChoiceField(label=gettext_lazy("哪个工会的事"))
    person = forms.ChoiceField(label=gettext_lazy("请谁代办"))
    valid_from = forms.DateField(
        label=gettext_lazy("从哪天起"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    valid_to = forms.DateField(
        label=gettext_lazy("到哪天止"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(label=gettext_lazy("原因"), required=False, max_length=200)

    def __init__(self, organizations: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organizations = {str(place.pk): place for place in organizations}
        offer(self, "organization", [(key, each.name) for key, each in self.organizations.items()])

    @property
    def place(self) -> Any:
        return self.organizations[self.cleaned_data["organization"]]
