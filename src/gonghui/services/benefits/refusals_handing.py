"""Every "no" in handing out, with the sentence that says what happened and what comes next."""

from datetime import datetime

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal
from gonghui.ui import formats

from .models import Entitlement


class AlreadySettled(Refusal):
    """Somebody was first. `when`, `by_name` and `state` tell who, when and what."""

    says = _("这一份已于 {when} 由{who}登记为“{what}”，不用再办。如有出入，请先看这一份的记录。")

    def __init__(self, when: datetime | None, by_name: str, state: str) -> None:
        self.when, self.by_name, self.state = when, by_name, state
        told = {"when": formats.moment(when), "who": by_name or _now("系统")}
        super().__init__(**told, what=Entitlement.State(state).label)


class NotSettled(Refusal):
    says = _("这一份还没有登记结果，没有可以撤回的。请看过最新情况再办理。")


class ReasonMissing(Refusal):
    says = _("请写明原因。没送到的要写清为什么，撤销的也要写清为什么，记录会留下。")
