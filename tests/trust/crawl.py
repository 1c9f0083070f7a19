"""Everything one kind of person can read in the house: pages, lists searched, files, addresses on pages."""

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote_plus

from django.http import HttpResponse

from gonghui import registry
from gonghui.kernel.access.tests.signing_in import prove
from tests.rules import access_table
from tests.rules.recording import CHANGING

from . import deeds

LEAVING = {"account_logout", "access:sign-out"}
LINK = re.compile(r'\b(?:href|action|src|hx-get|hx-post|formaction)="([^"]*)"')
SEARCHING = ("request.GET", "filter_of")
ZIPPED = b"PK\x03\x04"


@dataclass(frozen=True)
class Reading:
    """One answer: what it was asked for, its status and headers, all that can be read in it, its links."""

    name: str
    status: int
    kept: str
    text: str
    links: tuple[str, ...]


def readings(house, kind: str, words: Iterable[str] = ()) -> Iterator[Reading]:
    """Every address with something of the own union; every list and page asked for each of the words."""
    client = house.cast.client(kind, judged=False)
    if kind != "anonymous":
        prove(client, house.cast.accounts[kind])  # else a page that asks again would end the session
    for route in access_table.own_routes():
        own = house.made.get(route.name, (None, None))[0]
        if route.name in LEAVING or (route.places and own is None):
            continue
        address = route.address(own or {})
        yield _read(route.name, client.get(address))
        if not route.places and deeds.asks_for(route.view, *SEARCHING):
            for word in words:
                yield _read(f"{route.name}?{word}", client.get(address, {"q": word, "organization": word}))
    yield from _exports(client)


def _exports(client) -> Iterator[Reading]:
    for service in registry.services():
        for export in service.exports:
            address = f"/work/{service.code}/exports/"
            answer = client.post(address, {"export": export.code, "reason": "核对名册"})
            yield _read(f"export {export.code}", answer)


def _read(name: str, answer: HttpResponse) -> Reading:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    text = _unzipped(content) if content.startswith(ZIPPED) else content.decode(errors="replace")
    links = [*LINK.findall(text), answer.headers.get("Location", "")]
    kept = answer.headers.get("Cache-Control", "")
    return Reading(
        name,
        answer.status_code,
        kept,
        html.unescape(CHANGING.sub("", text)),
        tuple(unquote_plus(html.unescape(link)) for link in links),
    )


def _unzipped(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
