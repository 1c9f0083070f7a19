"""The calls by which other systems bring grievances in and ask how they stand. Texts go in, never out."""

import datetime
from typing import Any, Literal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel

from gonghui import registry
from gonghui.kernel.access.calls import Call, Sent, Words, told
from gonghui.kernel.access.doors import found_or_404
from gonghui.manifest import Endpoint, Scope

from .actions import bringing, dropping
from .actions.speaking import Said
from .models import Category, Grievance, Kind
from .queries import brought, categories
from .refusals import NoSuchCategory

WRITE, READ = "grievances.write", "grievances.read"
SCOPES = (
    Scope(WRITE, _("替职工提诉求、补充情况")),
    Scope(READ, _("查本工会经接口提的诉求办到哪一步")),
)
LONGEST = 5000  # characters


class CategoryGiven(BaseModel):
    """One matter that grievances are about."""

    code: str = told(_("类别代码，提诉求时填它"))
    name: str = told(_("类别名称"))
    about: str = told(_("包括哪些事"))
    parent: str | None = told(_("上一级类别的代码"))


class UnnamedSent(Sent):
    """What a worker says who gives no name."""

    kind: Kind = told(_("enquiry 咨询，help 求助，complaint 投诉，suggestion 建议"))
    category: Words = told(_("类别代码"), min_length=1, max_length=40)
    text: Words = told(_("发生了什么，职工的原话"), min_length=1, max_length=LONGEST)
    place: Words = told(_("在哪里"), max_length=200, default="")


class GrievanceSent(UnnamedSent):
    """What a worker says by name, or in confidence."""

    privacy: Literal["named", "confidential"] = told(_("named 实名，confidential 保密"))
    phone: str = told(_("职工的手机号码"), pattern=r"^1[0-9]{10}$")
    name: Words = told(_("职工的姓名"), max_length=60, default="")


class NumberGiven(BaseModel):
    """By which number it is found again."""

    number: str = told(_("诉求编号"))


class ReceiptGiven(BaseModel):
    """The only way back to what was said without a name."""

    receipt: str = told(_("16 位查询码，只给这一次，请让职工自己抄下"))


class WordSent(Sent):
    """A further word."""

    text: Words = told(_("补充的情况，职工的原话"), min_length=1, max_length=LONGEST)


class StateGiven(BaseModel):
    """How a grievance stands; nothing of what was said or answered.

    Not where it lies either: that is the worker's own union, which would tell who is known by a telephone.
    """

    number: str = told(_("诉求编号"))
    stage: str = told(_("办到哪一步，代码"))
    stage_name: str = told(_("办到哪一步"))
    opened_at: datetime.datetime = told(_("什么时候收到"))
    due_at: datetime.datetime | None = told(_("这一步最晚什么时候办完"))
    has_ended: bool = told(_("是否已经办结"))


def list_categories(call: Call) -> list[dict[str, Any]]:
    found = categories.in_force(timezone.localdate(call.at)).select_related("parent")
    return [
        {
            "code": each.code,
            "name": each.name,
            "about": each.about,
            "parent": each.parent.code if each.parent else None,
        }
        for each in found
    ]


def bring(call: Call) -> dict[str, Any]:
    sent, place = call.sent, _union(call)
    given: dict[str, Any] = {"phone": sent.phone, "name": sent.name, "organization": place}
    grievance = bringing.bring(_said(call, sent.privacy), **given, by=call.by, at=call.at)
    return {"number": grievance.case.number}


def bring_unnamed(call: Call) -> dict[str, Any]:
    return {"receipt": dropping.drop(_said(call, "anonymous"))}


def bring_word(call: Call) -> dict[str, Any]:
    grievance = _own(call)
    bringing.bring_word(grievance, call.sent.text, by=call.by, at=call.at)
    return {"number": grievance.case.number}


def tell_state(call: Call) -> dict[str, Any]:
    case = _own(call).case
    stage = registry.flow(case.flow).stage(case.stage)
    return {
        "number": case.number,
        "stage": stage.code,
        "stage_name": str(stage.name),
        "opened_at": case.opened_at,
        "due_at": case.due_at,
        "has_ended": case.has_ended,
    }


def _union(call: Call) -> Any:
    assert call.organization is not None, "these calls are only made with a key"
    return call.organization


def _own(call: Call) -> Grievance:
    return found_or_404(brought.brought_to(_union(call)), case__number=call.places["number"])


def _said(call: Call, privacy: str) -> Said:
    sent = call.sent
    return Said(sent.kind.value, _category(call), sent.text, privacy, place=sent.place, home=_union(call))


def _category(call: Call) -> Category:
    found = categories.in_force(timezone.localdate(call.at)).filter(code=call.sent.category).first()
    if found is None:
        raise NoSuchCategory(code=call.sent.category)
    return found


ENDPOINTS = (
    Endpoint(
        "grievances.categories",
        "grievances/categories",
        _("诉求类别"),
        list_categories,
        list[CategoryGiven],
        about=_("现在可用的类别。谁都可以读，不用密钥。"),
    ),
    Endpoint(
        "grievances.bring",
        "grievances",
        _("提一件实名或保密的诉求"),
        bring,
        NumberGiven,
        scope=WRITE,
        about=_("按手机号码认人。认不认得，回答都一样；认不得的，姓名和号码密封保存，只有办理人看得到。"),
        takes=GrievanceSent,
        method="POST",
        status=201,
    ),
    Endpoint(
        "grievances.bring_unnamed",
        "grievances/unnamed",
        _("提一件匿名的诉求"),
        bring_unnamed,
        ReceiptGiven,
        scope=WRITE,
        about=_(
            "不留姓名，不留时刻，不认 Idempotency-Key，什么痕迹都不留：再发一次就是另一件。"
            "每天早上 8 点统一交办，以后凭查询码在网页上查。"
        ),
        takes=UnnamedSent,
        method="POST",
        status=201,
        keyed=False,
    ),
    Endpoint(
        "grievances.state",
        "grievances/{number}",
        _("办到哪一步"),
        tell_state,
        StateGiven,
        scope=READ,
        about=_("只看得到本工会和下级工会的系统提的；别的和没有的一样，都是 404。不含原话和答复。"),
    ),
    Endpoint(
        "grievances.word",
        "grievances/{number}/words",
        _("补充情况"),
        bring_word,
        NumberGiven,
        scope=WRITE,
        about=_("办结以后不能再补充，请另提一件。"),
        takes=WordSent,
        method="POST",
        status=201,
    ),
)
