"""What a member says of one benefit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gonghui.ui.fields import offer

from ..actions import wishes

RATINGS = (
    (5, gettext_lazy("很满意")),
    (4, gettext_lazy("满意")),
    (3, gettext_lazy("一般")),
    (2, gettext_lazy("不满意")),
    (1, gettext_lazy("很不满意")),
)


class ChoiceForm(forms.Form):
    """Which of the things offered."""

    choice = forms.ChoiceField(
        label=gettext_lazy("要哪一样"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选一样。")},
    )

    def __init__(self, options: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "choice", [(option, option) for option in options])


class RatingForm(forms.Form):
    """How it was, and a word."""

    rating = forms.TypedChoiceField(
        label=gettext_lazy("这一份怎么样"),
        choices=RATINGS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选一项。")},
    )
    words = forms.CharField(
        label=gettext_lazy("想说一句"),
        help_text=gettext_lazy("比如东西好不好、送得及不及时。只有办这件事的干部看得到"),
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecliningForm(forms.Form):
    """Only this one, or all of its kind from now on."""

    scope = forms.ChoiceField(
        label=gettext_lazy("不要哪些"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选一项。")},
    )
    words = forms.CharField(
        label=gettext_lazy("为什么不需要"),
        help_text=gettext_lazy("说一句，下次好准备您用得上的"),
        required=False,
        max_length=200,
    )

    def __init__(self, this: str, program: str, coverage: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(wishes.THIS, this), (wishes.PROGRAM, program), (wishes.COVERAGE, coverage)]
        offer(self, "scope", kinds)


class NotReceivedForm(forms.Form):
    """It is written that it came, and it did not."""

    words = forms.CharField(
        label=gettext_lazy("说说情况"),
        help_text=gettext_lazy("比如“没人联系过我”，或者“少了一样”"),
        max_length=200,
        error_messages={"required": gettext_lazy("请写一句情况，工会好去查。")},
    )
