"""What is asked when something is handed out, was not, or is taken back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gonghui.ui.fields import dress, offer

from ..models import Entitlement, Handout
from ..reasons import MENDED, PAPERED, Relation

Way = Handout.Way
BY_HAND = (Way.DESK, Way.SITE, Way.HOME, Way.PROXY)
DECLINED = "declined"
WORDS = 200


class NamesFilter(forms.Form):
    """The filters above the names of an occasion; the first field is the search."""

    q = forms.CharField(label=_("姓名或拼音首字母"), required=False, max_length=60)
    state = forms.ChoiceField(
        label=_("进度"), required=False, choices=[("", _("全部")), *Entitlement.State.choices]
    )
    organization = forms.ChoiceField(label=_("所在分会"), required=False)

    def __init__(self, places: list, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        offer(self, "organization", [("", _("全部")), *((str(p.uid), p.shown_name) for p in places)])

    def filters(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class HandoutForm(forms.Form):
    """How one was handed over, and what proves it."""

    way = forms.ChoiceField(
        label=_("怎么送到的"),
        choices=[(way.value, way.label) for way in BY_HAND],
        initial=Way.DESK,
        widget=forms.RadioSelect,
    )
    place = forms.CharField(label=_("送到哪里"), required=False, max_length=120)
    proof = forms.ChoiceField(
        label=_("凭什么知道送到了本人"),
        choices=[(proof.value, proof.label) for proof in PAPERED],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一样证明：纸上签字、取件码或签字图片。")},
    )
    code = forms.CharField(
        label=_("4 位取件码"),
        help_text=_("本人“我的慰问”里这一份上面的 4 位数"),
        required=False,
        max_length=8,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    signature = forms.FileField(
        label=_("签字图片"),
        help_text=_("在下面手写，或拍一张签好字的纸；加密保存，打开要写原因"),
        required=False,
    )
    proxy_name = forms.CharField(label=_("代领人姓名"), required=False, max_length=120)
    proxy_relation = forms.ChoiceField(
        label=_("代领人和本人的关系"), required=False, choices=[("", _("不是代领")), *Relation.choices]
    )
    proxy_reason = forms.CharField(label=_("为什么代领"), required=False, max_length=WORDS)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        dress(self.fields["code"], short=True)
        self.fields["signature"].widget.attrs |= {"accept": "image/*", "data-signature": "1"}


class OutcomeForm(forms.Form):
    """It did not come, and why; or the person does not want it."""

    outcome = forms.ChoiceField(
        label=_("这一份怎么了"),
        choices=[*MENDED, (DECLINED, _("本人说不需要"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("请选一个原因。")},
    )
    words = forms.CharField(label=_("补充说明"), required=False, max_length=WORDS)


class UndoForm(forms.Form):
    """Why a record is taken back."""

    reason = forms.CharField(
        label=_("为什么撤销"),
        help_text=_("本人会看到；记录不会消失，会注明已撤销"),
        max_length=WORDS,
        error_messages={"required": _("请写明为什么撤销，比如“登记错了人”。")},
    )


class LookForm(forms.Form):
    """Why a signature is looked at."""

    reason = forms.CharField(
        label=_("为什么要看签字"),
        help_text=_("至少 4 个字；本人看得到谁看过"),
        max_length=WORDS,
        error_messages={"required": _("请写明查看原因，至少 4 个字。")},
    )


class CardForm(forms.Form):
    """A card that is scanned or typed in."""

    card = forms.CharField(
        label=_("会员码或会员号"),
        help_text=_("扫码枪扫会员码；没有码就输会员号，或“会员号 6 位口令”"),
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-scanned": "1"}),
    )


class CouponsForm(forms.Form):
    """What the coupons of an occasion are for, where, and until when."""

    goods = forms.CharField(label=_("领什么"), max_length=120)
    shop = forms.CharField(label=_("在哪里领"), max_length=120)
    valid_until = forms.DateField(
        label=_("最后一天"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class RedeemForm(forms.Form):
    """The code of a coupon, and that its owner stands there."""

    code = forms.CharField(
        label=_("8 位券码"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-scanned": "1"}),
    )
    member_card = forms.CharField(
        label=_("会员码"),
        help_text=_("扫本人的会员码，或输“会员号 6 位口令”"),
        required=False,
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    checked = forms.BooleanField(label=_("看过证件，已核对是本人"), required=False)


class MendForm(forms.Form):
    """One reason for all that are ticked."""

    reason = forms.ChoiceField(label=_("没送到的原因"), choices=MENDED)
    words = forms.CharField(label=_("补充说明"), required=False, max_length=WORDS)


class BroughtForm(forms.Form):
    """One record that a telephone kept: for whom, its number, and when by its clock."""

    entitlement = forms.UUIDField()
    key = forms.UUIDField()
    at = forms.DateTimeField()
