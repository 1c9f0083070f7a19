"""How a person wants to be told: what the page of channels shows, and its form."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui import registry
from gonghui.kernel.notices import actions, kinds, proving
from gonghui.kernel.notices import queries as notices
from gonghui.kernel.notices.models import Channel
from gonghui.kernel.people import masks
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal
from gonghui.manifest import NoticeKind
from gonghui.ui.formats import listed

from . import tiles


class ChannelForm(forms.Form):
    """One tick for each way out of the house, and the mail address. The inbox is always there."""

    sms = forms.BooleanField(required=False)
    wechat = forms.BooleanField(label=gettext_lazy("微信，由工会的服务号发给您"), required=False)
    email = forms.BooleanField(label=gettext_lazy("电子邮件"), required=False)
    address = forms.EmailField(
        label=gettext_lazy("电子邮件地址"),
        help_text=gettext_lazy("只用来给您发通知。不想用了，清空再保存，地址就删掉"),
        required=False,
        max_length=120,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={"invalid": gettext_lazy("邮件地址里要有 @，比如 zhang@example.cn，请核对。")},
    )

    code = forms.CharField(
        label=gettext_lazy("邮件里的验证码"),
        required=False,
        max_length=12,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}
        ),
    )

    def __init__(
        self, person: Person, *args: Any, kept: dict[str, Any] | None = None, at: datetime, **kwargs: Any
    ) -> None:
        self.person, self.kept, self.at, self.proven = person, kept, at, ""
        self.unproven = proving.waiting_address(person, kept, at)
        self.choices = {choice.channel: choice for choice in notices.choices(person)}
        mail = self.choices[Channel.EMAIL]
        chosen = {channel: choice.is_on for channel, choice in self.choices.items()}
        super().__init__(*args, **{"initial": self._initial(chosen, mail.address), **kwargs})
        self.fields["sms"].label = _("短信，发到 {phone}").format(phone=masks.phone(person.phone))
        for channel, choice in self.choices.items():
            needed: dict[str, str] = {Channel.SMS: person.phone, Channel.WECHAT: choice.address}
            reachable = needed.get(channel, True)
            if not (choice.is_offered and reachable):
                del self.fields[channel]
        if "email" not in self.fields:
            del self.fields["address"]
        if not self.unproven:
            del self.fields["code"]
        else:
            said = _("6 位数字，发到了 {address}，10 分钟内有效。核对过了才往那里发通知")
            self.fields["code"].help_text = said.format(address=self.unproven)

    def _initial(self, chosen: dict[str, Any], address: str) -> dict[str, Any]:
        waits = {"email": True} if self.unproven else {}
        return {**chosen, **waits, "address": self.unproven or address}

    def clean(self) -> dict[str, Any]:
        wanted = super().clean() or {}
        if wanted.get("email") and not wanted.get("address") and "address" not in self.errors:
            self.add_error("address", _("要用邮件收通知，请填邮件地址。"))
        if wanted.get("code") and self.kept:
            try:
                self.proven = proving.check(self.person, self.kept, wanted["code"], self.at)
            except Refusal as refusal:
                self.add_error("code", str(refusal))
        return wanted

    @property
    def to_prove(self) -> str:
        """A new mail address whose owner has not typed its code yet, "" when there is none."""
        address = self.cleaned_data.get("address", "")
        return "" if address in ("", self.choices[Channel.EMAIL].address, self.proven) else address

    def save(self, person: Person, **who: Any) -> None:
        """Keep what differs from what stood; an emptied address is forgotten, an unproven one not kept."""
        wanted, mail = self.cleaned_data, self.choices[Channel.EMAIL]
        if "address" in wanted and mail.address and not wanted["address"]:
            actions.forget_address(person, Channel.EMAIL, **who)
        for channel, choice in self.choices.items():
            if channel == Channel.EMAIL and self.to_prove:
                continue
            address = wanted.get("address", "") if channel == Channel.EMAIL else ""
            kept = wanted.get(channel, choice.is_on) == choice.is_on and address in ("", choice.address)
            if not kept and (address or channel != Channel.EMAIL):
                actions.choose_channel(person, channel, on=wanted[channel], address=address, **who)


def kinds_told(person: Person, *, is_officer: bool) -> list[dict[str, Any]]:
    """What is told at all, by service, and on which ways each kind may reach this person; one line a name."""
    offered = [choice.channel for choice in notices.choices(person) if choice.is_offered and _known(choice)]
    union = tiles.union_of(person)
    open_here = [service for service in registry.services() if tiles.is_on(service, union)]
    groups = [(service.name, [*service.notices]) for service in open_here if service.notices]
    if is_officer:
        groups.append((_("工会干部的工作提醒"), kinds.own()))
    return [{"name": name, "kinds": _lines(told, offered)} for name, told in groups]


def _known(choice: notices.Choice) -> bool:
    """WeChat reaches only those whose number there is known."""
    return choice.channel != Channel.WECHAT or bool(choice.address)


def _lines(told: Sequence[NoticeKind], offered: list[str]) -> list[dict[str, Any]]:
    lines = {
        (str(kind.name), ways := _ways(kind, offered)): {
            "name": kind.name,
            "ways": ways,
            "urgent": kind.urgent,
        }
        for kind in told
    }
    return list(lines.values())


def _ways(kind: NoticeKind, offered: list[str]) -> str:
    return listed([_("消息"), *(Channel(code).label for code in offered if code in kind.channels)])
