"""The open interface made out of what is declared: each call with its door, its key and its document."""

import inspect
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Body, Header, NinjaAPI, Path, Status

from gonghui import registry
from gonghui.kernel.access.calls import Call
from gonghui.kernel.once.actions import once
from gonghui.manifest import Endpoint

from . import own
from .keys import Key, actor_of
from .problems import Problem, handlers

ABOUT = _(
    "别的系统凭密钥替工会收诉求、查进度。密钥由工会的系统管理员签发，放在 Authorization: Bearer 里。"
    "会改变什么的请求要带 Idempotency-Key：同一个编号只办一次，再发得到同样的回答。"
)
IDEMPOTENCY = _("这次请求的编号，比如一个 UUID。没收到回答时用同一个编号再发，不会办两次；保留 7 天。")


def declared() -> list[tuple[str, Endpoint]]:
    """Every call with the code of its service; "" for those of no service."""
    return [*(("", endpoint) for endpoint in own.ENDPOINTS), *registry.endpoints()]


def door_of(endpoint: Endpoint) -> str:
    """What stands at the view: "open_to_all", or "token:" and the scope ("any" for any key)."""
    return "open_to_all" if endpoint.scope is None else f"token:{endpoint.scope or 'any'}"


def interface() -> NinjaAPI:
    """The whole of it, without pages: the document and the addresses are ours."""
    api = NinjaAPI(title="gonghui", version="1", description="", docs_url=None, openapi_url=None)
    for kind, handler in handlers().items():
        api.add_exception_handler(kind, handler)
    for service, endpoint in declared():
        _add(api, service, endpoint)
    return api


def _add(api: NinjaAPI, service: str, endpoint: Endpoint) -> None:
    refusals = [] if endpoint.scope is None else [401, 403, 404]
    refusals += [400, 409, 413, 422] if endpoint.changes else []
    api.default_router.add_api_operation(
        f"/{endpoint.place}",
        [endpoint.method],
        _answering(endpoint),
        auth=None if endpoint.scope is None else Key(endpoint.scope, service),
        response={endpoint.status: endpoint.gives, **dict.fromkeys(refusals, Problem)},
        operation_id=endpoint.code,
        url_name=endpoint.code,
        summary=endpoint.name,
        description=endpoint.about,
        tags=[service or "gonghui"],
        openapi_extra={"x-scope": endpoint.scope} if endpoint.scope else {},
    )


def _answering(endpoint: Endpoint) -> Callable[..., Any]:
    """The function that ninja calls, with the arguments that this call has."""

    def answering(request: HttpRequest, sent: Any = None, key: str = "", **places: str) -> Status:
        call = _call(request, places, sent)
        if not (endpoint.changes and endpoint.keyed):
            return Status(endpoint.status, endpoint.answer(call))
        asked = {"places": places, "sent": sent.model_dump(mode="json") if sent is not None else None}
        done = once(
            key,
            route=endpoint.code,
            asked=asked,
            by=call.by,
            at=call.at,
            do=lambda: endpoint.answer(call),
        )
        return Status(endpoint.status, done)

    wanted: Any = answering
    wanted.__signature__ = inspect.Signature(_arguments(endpoint))
    return answering


def _call(request: HttpRequest, places: dict[str, str], sent: Any) -> Call:
    key: Any = getattr(request, "auth", None)
    if key is None:
        return Call(timezone.now(), places=places, sent=sent)
    return Call(timezone.now(), key, key.organization, actor_of(key), places, sent)


def _arguments(endpoint: Endpoint) -> list[inspect.Parameter]:
    parts = [part[1:-1] for part in endpoint.place.split("/") if part.startswith("{")]
    found = [_argument("request", HttpRequest), *(_argument(part, str, Path(...)) for part in parts)]
    if endpoint.takes is not None:
        found.append(_argument("sent", endpoint.takes, Body(...)))
    if endpoint.changes and endpoint.keyed:
        key = Header(..., alias="Idempotency-Key", pattern=r"^[!-~]{1,200}$")
        found.append(_argument("key", str, key))
    return found


def _argument(name: str, kind: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=default)
