"""The page bench's own processes: `python -m bench.page_sides prepare|queries|serve|load …`."""

import contextlib
import socket
import sys
import threading
import time
from typing import Any

from .measuring import answer, percentile, start_django

HOST = "127.0.0.1"


def prepare(organizations: str, members: str) -> dict[str, Any]:
    """Fill the database; answer the session cookies of a member and of the top union's officer."""
    from django.utils import timezone

    from gonghui.config import starting
    from gonghui.kernel.access import actions as access
    from gonghui.kernel.actor import SYSTEM
    from gonghui.kernel.organizations.models import Organization
    from gonghui.kernel.people.models import Person

    from . import population

    population.fill(int(organizations), int(members))
    at = timezone.now()
    person = Person.objects.get(pk=1)
    account = access.open_account(person.phone, person, by=SYSTEM, at=at)
    officer = starting.seat(
        Organization.objects.order_by("path").first(),
        name="周岩", phone="15499999999", roles=("officer",), password="bench", at=at,
    )  # fmt: skip
    return {"member": _session(account), "officer": _session(officer.account)}


def serve(port: str) -> dict[str, Any]:
    """The product's own web server, one process of four threads, until told to stop."""
    from gonghui.config.serving import run_web

    run_web(host=HOST, port=int(port), workers=1, threads=4)
    return {}


def queries(*visits: str) -> dict[str, Any]:
    """How often the database is asked for each page that was opened before: address, cookie, address, …"""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    counts = []
    for address, cookie in zip(visits[::2], visits[1::2], strict=True):
        visitor = Client(headers={"cookie": cookie, "host": HOST})
        visitor.get(address)
        with CaptureQueriesContext(connection) as captured:
            visitor.get(address)
        counts.append(len(captured))
    return {"counts": counts}


def load(port: str, address: str, cookie: str, connections: str, seconds: str) -> dict[str, Any]:
    """Ask for one address over kept connections for some seconds. Plain sockets, to cost little beside it."""
    request = (
        f"GET {address} HTTP/1.1\r\nHost: {HOST}\r\nCookie: {cookie}\r\nAccept-Language: zh-CN\r\n\r\n"
    ).encode()
    times: list[float] = []
    faults: list[str] = []
    until = time.monotonic() + float(seconds)

    def visit() -> None:
        try:
            with contextlib.closing(socket.create_connection((HOST, int(port)), timeout=30)) as line:
                while time.monotonic() < until:
                    began = time.perf_counter()
                    status = _ask(line, request)
                    times.append(time.perf_counter() - began)
                    if status != b"200":
                        faults.append(status.decode())
        except OSError as broken:
            faults.append(type(broken).__name__)

    visitors = [threading.Thread(target=visit) for _ in range(int(connections))]
    began = time.perf_counter()
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    taken = time.perf_counter() - began
    return {
        "requests": len(times),
        "requests_per_second": round(len(times) / taken, 1),
        "median_ms": round(percentile(times or [0.0], 0.5) * 1000, 1),
        "p95_ms": round(percentile(times or [0.0], 0.95) * 1000, 1),
        "errors": len(faults),
        "error_kinds": sorted(set(faults)),
    }


def _ask(line: socket.socket, request: bytes) -> bytes:
    """The status of the answer, whose body is read to its end."""
    line.sendall(request)
    taken = b""
    while b"\r\n\r\n" not in taken:
        part = line.recv(65536)
        if not part:
            raise ConnectionError
        taken += part
    head, _sign, body = taken.partition(b"\r\n\r\n")
    length = next(
        row.split(b":")[1] for row in head.lower().split(b"\r\n") if row.startswith(b"content-length")
    )
    left = int(length) - len(body)
    while left > 0:
        left -= len(line.recv(65536)) or left
    return head[9:12]


def _session(account: Any) -> str:
    """The cookie of a session as sign-in with a second factor leaves it."""
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    visitor = Client()
    visitor.force_login(account)
    session, now = visitor.session, timezone.now().timestamp()
    session["signed_in_at"] = session["seen_at"] = now
    session["account_authentication_methods"] = [{"method": "mfa", "at": now}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


if __name__ == "__main__":
    if sys.argv[1] != "load":
        start_django()
    side = {"prepare": prepare, "queries": queries, "serve": serve, "load": load}[sys.argv[1]]
    answer(side(*sys.argv[2:]))
