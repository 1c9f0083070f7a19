"""The OpenAPI document: what ninja writes, with our media type of refusals, in the reader's language."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI

from .building import ABOUT, IDEMPOTENCY
from .problems import MEDIA_TYPE

VERSION_ROOT = "/api/v1/"


def document(api: NinjaAPI) -> dict[str, Any]:
    """The whole document as plain data."""
    written = api.get_openapi_schema(path_prefix=VERSION_ROOT)
    written["info"] |= {"title": _("数字工会开放接口"), "description": str(ABOUT)}
    for place in written["paths"].values():
        for operation in place.values():
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    answer["content"] = {MEDIA_TYPE: answer["content"]["application/json"]}
            for argument in operation.get("parameters", ()):
                if argument["name"] == "Idempotency-Key":
                    argument["description"] = str(IDEMPOTENCY)
    return dict(written)


def view(api: NinjaAPI) -> Any:
    """The view that gives it."""

    def shown(request: HttpRequest) -> HttpResponse:
        pretty = {"ensure_ascii": False, "indent": 1}
        return JsonResponse(document(api), encoder=DjangoJSONEncoder, json_dumps_params=pretty)

    return shown
