"""What a worker fills in afterwards: a further word, a rating, a receipt."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gonghui.kernel.text import digits
from gonghui.ui.fields import dress

from ..models import Solved

SCORES = (
    (1, gettext_lazy("很不满意")),
    (2, gettext_lazy("不满意")),
    (3, gettext_lazy("一般")),
    (4, gettext_lazy("满意")),
    (5, gettext_lazy("很满意")),
)


class WordForm(forms.Form):
    """A further word."""

    words = forms.CharField(
        label=gettext_lazy("再说一点"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("还没有写。写好再送出。")},
    )


class RatingForm(forms.Form):
    """Whether it is solved, how content one is, a word."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("您的问题解决了吗"),
        choices=Solved.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选一项：解决了、一部分，还是没解决。")},
    )
    content = forms.TypedChoiceField(
        label=gettext_lazy("您满意吗"),
        choices=SCORES,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("想说点什么"),
        help_text=gettext_lazy("没解决的，请写还差什么"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields["outcome"], chips=True)
        dress(self.fields["content"], chips=True)

    @property
    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"solved": given["outcome"], "satisfied": given["content"], "words": given["words"]}


class ReceiptForm(forms.Form):
    """The 16 digits."""

    receipt = forms.CharField(
        label=gettext_lazy("查询码"),
        help_text=gettext_lazy("交的时候给您的 16 位数字，有没有空格都行"),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_receipt(self) -> str:
        clean = digits(self.cleaned_data["receipt"])
        if len(clean) != 16:
            says = gettext_lazy("查询码是 16 位数字，您填了 {count} 位。请对照抄下的再看看。")
            raise forms.ValidationError(str(says).format(count=len(clean)))
        return clean
