"""`gonghui bench page`: member home and member register against a bare response and Django's own admin.

All on one server of this machine (the product's, one process of four threads), one address after the other,
`rounds` times in turns; medians of the rounds are told.
"""

import contextlib
import gzip
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .measuring import PROJECT, data_folder, environment, machine, run_side

GOALS = {
    "processor_ms": "≤ 10",
    "queries": "≤ 8",
    "bare_over_page": "≤ 15",
    "page_p95_over_bare_p95": "≤ 20",
    "errors_at_64": "0",
    "register_over_admin": "≥ 10",
    "home_packed_kb": "≤ 60",
}
PATIENCE = 60  # seconds until the server answers
MANY = 64
SIDES = ("bare", "home", "register", "admin")
OURS = ("home", "register")
ADMIN = "/bench/admin/membership/membership/"
ASSET = re.compile(rb'(?:href|src)="(/[^"#]*\.(?:css|svg|js)|/ui/[^"#]*)["#]')


def measure(
    *,
    organizations: int,
    members: int,
    connections: int = 16,
    seconds: float = 5,
    rounds: int = 3,
    database: str = "",
) -> dict[str, Any]:
    """Requests a second, latency and the server's processor time a page; queries; bytes of the home."""
    with data_folder(database) as data:
        cookies = run_side("bench.page_sides", "prepare", organizations, members, data=data)
        addresses = {
            "bare": ("/bench/bare/", ""),
            "home": ("/", cookies["member"]),
            "register": ("/work/membership/", cookies["officer"]),
            "admin": (ADMIN, cookies["officer"]),
        }
        visits = [text for name in OURS for text in addresses[name]]
        queries = run_side("bench.page_sides", "queries", *visits, data=data)
        with _server(data) as (port, process):
            taken: dict[str, list[dict[str, Any]]] = {name: [] for name in SIDES}
            for _round in range(rounds):
                for name in SIDES:
                    taken[name].append(_visited(process, port, *addresses[name], connections, seconds, data))
            figures = {name: _middle(results) for name, results in taken.items()}
            for place, name in enumerate(OURS):
                figures[name]["queries"] = queries["counts"][place]
                crowd = _visited(process, port, *addresses[name], MANY, seconds, data)
                figures[name]["errors_at_64"] = crowd["errors"]
            packed = _packed(port, addresses["home"][1])
    told = {"bench": "page", "organizations": organizations, "members": members, "connections": connections}
    told |= {"rounds": rounds, **figures}
    ratios = {**_ratios(figures), "home_packed_kb": round(sum(packed.values()) / 1024, 1)}
    return {**told, "packed": packed, "ratios": ratios, "goals": GOALS, "machine": machine(database)}


def _visited(
    process: int, port: int, address: str, cookie: str, connections: int, seconds: float, data: Path
) -> dict[str, Any]:
    run_side("bench.page_sides", "load", port, address, cookie, 2, min(seconds, 1), data=data)
    before = _processor(process)
    found = run_side("bench.page_sides", "load", port, address, cookie, connections, seconds, data=data)
    used = _processor(process) - before
    return {**found, "processor_ms": round(1000 * used / max(found["requests"], 1), 2)}


def _middle(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    """The medians of the rounds; faults of any round are kept."""
    numbers = [name for name, value in rounds[0].items() if isinstance(value, (int, float))]
    middle = {name: round(statistics.median(one[name] for one in rounds), 2) for name in numbers}
    kinds = sorted({kind for one in rounds for kind in one["error_kinds"]})
    return {**middle, "errors": sum(one["errors"] for one in rounds), "error_kinds": kinds}


def _ratios(figures: dict[str, dict[str, Any]]) -> dict[str, float]:
    bare, rates = figures["bare"], {}
    for name in SIDES:
        rates[name] = max(figures[name]["requests_per_second"], 0.001)
    ratios = {"register_over_admin": round(rates["register"] / rates["admin"], 2)}
    for name in OURS:
        ratios[f"bare_over_{name}"] = round(rates["bare"] / rates[name], 2)
        ratios[f"{name}_p95_over_bare_p95"] = round(figures[name]["p95_ms"] / max(bare["p95_ms"], 0.001), 2)
    return ratios


def _packed(port: int, cookie: str) -> dict[str, int]:
    """Bytes of the home as a browser fetches it for the first time: the page and each part, by gzip."""
    page = _body(port, "/", cookie)
    parts = {"/": page}
    for address in dict.fromkeys(found.decode() for found in ASSET.findall(page)):
        parts[address] = _body(port, address, cookie)
    wanted = {name: body for name, body in parts.items() if not name.endswith(".js")}
    return {name: len(gzip.compress(body, 6)) for name, body in wanted.items()}


def _body(port: int, address: str, cookie: str) -> bytes:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{address}", headers={"Cookie": cookie})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return answer.read()


@contextlib.contextmanager
def _server(data: Path) -> Iterator[tuple[int, int]]:
    """The product's server on a free port of this machine: (port, process)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-m", "bench.page_sides", "serve", str(port)],
        cwd=PROJECT,
        env=environment(data) | {"DJANGO_SETTINGS_MODULE": "bench.page_settings"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            _wait_for(server, port)
            yield port, server.pid
        finally:
            server.terminate()


def _wait_for(server: subprocess.Popen, port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.2)
    raise RuntimeError("the server does not answer")


def _processor(process: int) -> float:
    """Seconds of processor time of a process and its children, from /proc; 0 where there is none."""
    ticks = 0
    for number in [process, *_children(process)]:
        with contextlib.suppress(OSError):
            after_name = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
            ticks += int(after_name[11]) + int(after_name[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _children(process: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found.extend(map(int, task.read_text().split()))
    return found
