"""How the open interface says no: problem details (RFC 9457), one sentence that says what to do."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja.errors import AuthenticationError, AuthorizationError, HttpError, ValidationError
from pydantic import BaseModel

from gonghui.kernel.once.refusals import InFlight, OtherRequest
from gonghui.kernel.refusal import Refusal

MEDIA_TYPE = "application/problem+json"
SAYS = {
    400: ("unreadable", gettext_lazy("发来的内容不是 JSON，读不出来。")),
    401: ("no_key", gettext_lazy("没有带密钥，或者密钥不对、已撤销、已到期。请找签发密钥的工会。")),
    403: ("out_of_scope", gettext_lazy("这把密钥没有这项权限。请找签发密钥的工会另签一把。")),
    404: ("absent", gettext_lazy("这里没有您要的内容。")),
    405: ("other_method", gettext_lazy("这个地址不接受这种请求方法。")),
    413: ("too_large", gettext_lazy("发来的内容太大。")),
    422: ("invalid", gettext_lazy("有几项内容不合要求，请按 errors 里说的改好再发。")),
}
# What pages say of a form is said here of the header.
OTHERWISE: dict[type[Refusal], tuple[int, Any]] = {
    OtherRequest: (422, gettext_lazy("这个 Idempotency-Key 已经用在另一项内容上。请换一个再发。")),
    InFlight: (409, gettext_lazy("同一个 Idempotency-Key 的请求正在办理。请过几秒用它再发一次。")),
}
FAULTS = {
    "missing": gettext_lazy("缺少这一项。"),
    "extra_forbidden": gettext_lazy("没有这一项，请去掉。"),
    "string_too_long": gettext_lazy("最多 {max_length} 个字。"),
    "string_too_short": gettext_lazy("至少 {min_length} 个字。"),
    "string_pattern_mismatch": gettext_lazy("格式不对，或者有不能用的字符。"),
    "enum": gettext_lazy("只能是 {expected}。"),
    "literal_error": gettext_lazy("只能是 {expected}。"),
}


class Fault(BaseModel):
    """One item that was not as wanted: where it stands, and what to do."""

    place: str
    says: str


class Problem(BaseModel):
    """Problem details."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[Fault] | None = None


def problem(status: int, *, code: str = "", detail: str = "", **more: Any) -> HttpResponse:
    """The answer of a status, in its own words or in those of a refusal."""
    usual, says = SAYS.get(status, ("refused", _("现在办不了。")))
    body = {"type": "about:blank", "title": str(says), "status": status, "code": code or usual}
    body |= {"detail": detail or str(says), **more}
    answer = JsonResponse(
        body, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )
    if status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def handlers() -> dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]]:
    """What may be raised while a call is answered, and how each is said."""
    return {
        AuthenticationError: lambda request, raised: problem(401),
        AuthorizationError: lambda request, raised: problem(403),
        HttpError: lambda request, raised: problem(raised.status_code),
        Http404: lambda request, raised: problem(404),
        ValidationError: lambda request, raised: problem(422, errors=list(map(_fault, raised.errors))),
        Refusal: _refused,
    }


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    status, says = OTHERWISE.get(type(refusal), (409, refusal))
    return problem(status, code=refusal.code, detail=str(says))


def _fault(found: dict[str, Any]) -> dict[str, str]:
    says = str(FAULTS.get(found["type"], _("不合要求，请对照接口说明。")))
    place = ".".join(str(part) for part in found["loc"] if part != "sent")
    return {"place": place, "says": says.format(**found.get("ctx", {}))}
