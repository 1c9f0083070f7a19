"""`gonghui bench page`: member home and member register against a bare response of the same server."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .measuring import PROJECT, data_folder, environment, machine, run_side

GOALS = {
    "processor_ms": "≤ 10",
    "bare_over_page": "≤ 15",
    "page_p95_over_bare_p95": "≤ 20",
    "errors_at_64": "0",
}
PATIENCE = 60  # seconds until the server answers
MANY = 64


def measure(*, organizations: int, members: int, connections: int = 16, seconds: float = 5) -> dict[str, Any]:
    """Requests a second, latency and the server's processor time a page, one address after the other."""
    with data_folder() as data:
        cookies = run_side("bench.page_sides", "prepare", organizations, members, data=data)
        addresses = {
            "bare": ("/bench/bare/", ""),
            "home": ("/", cookies["member"]),
            "register": ("/work/membership/", cookies["officer"]),
        }
        with _server(data) as (port, process):
            figures = {
                name: _visited(process, port, address, cookie, connections, seconds, data)
                for name, (address, cookie) in addresses.items()
            }
            for name in ("home", "register"):
                crowd = _visited(process, port, *addresses[name], MANY, seconds, data)
                figures[name]["errors_at_64"] = crowd["errors"]
    told = {"bench": "page", "organizations": organizations, "members": members, "connections": connections}
    return {**told, **figures, "ratios": _ratios(figures), "goals": GOALS, "machine": machine()}


def _visited(
    process: int, port: int, address: str, cookie: str, connections: int, seconds: float, data: Path
) -> dict[str, Any]:
    run_side("bench.page_sides", "load", port, address, cookie, 2, min(seconds, 1), data=data)
    before = _processor(process)
    found = run_side("bench.page_sides", "load", port, address, cookie, connections, seconds, data=data)
    used = _processor(process) - before
    return {**found, "processor_ms": round(1000 * used / max(found["requests"], 1), 2)}


def _ratios(figures: dict[str, dict[str, Any]]) -> dict[str, float]:
    bare = figures["bare"]
    ratios = {}
    for name in ("home", "register"):
        page = figures[name]
        rate = max(page["requests_per_second"], 0.001)
        ratios[f"bare_over_{name}"] = round(bare["requests_per_second"] / rate, 2)
        ratios[f"{name}_p95_over_bare_p95"] = round(page["p95_ms"] / max(bare["p95_ms"], 0.001), 2)
    return ratios


@contextlib.contextmanager
def _server(data: Path) -> Iterator[tuple[int, int]]:
    """The product's server on a free port of this machine: (port, process)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-m", "bench.page_sides", "serve", str(port)],
        cwd=PROJECT,
        env=environment(data),
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
