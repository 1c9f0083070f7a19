"""What the benches share: a process for each side, its peak memory, medians, percentiles."""

import contextlib
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

PROJECT = Path(__file__).resolve().parents[1]
LOOK_EVERY = 0.02  # seconds
SETTINGS = "gonghui.config.settings"
_SERVED: "weakref.WeakSet[Any]" = weakref.WeakSet()  # connections whose server works alone
DATABASE = "database-address"  # a data folder on PostgreSQL holds its database's address in this file


@contextlib.contextmanager
def data_folder(database: str = "", like: Path | None = None) -> Iterator[Path]:
    """A throw-away data folder, empty or a copy of `like`: on SQLite, or on a server (postgres://…).

    There the folder has a database of its own, dropped at the end; whoever asks for it must be allowed to
    make databases. A folder that is copied must have no open connection.
    """
    with tempfile.TemporaryDirectory(prefix="gonghui-bench-") as outer, contextlib.ExitStack() as stack:
        folder = Path(outer) / "data"
        shutil.copytree(like, folder) if like else folder.mkdir()
        if database.startswith("postgres"):
            template = _name((like / DATABASE).read_text()) if like else "template1"
            (folder / DATABASE).write_text(stack.enter_context(_own_database(database, template)))
        yield folder


@contextlib.contextmanager
def _own_database(server: str, template: str) -> Iterator[str]:
    """The address of a database that was made from a template and will be dropped."""
    import psycopg

    name = f"gonghui_bench_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _name(address: str) -> str:
    return urlsplit(address).path.strip("/")


def run_side(module: str, *arguments: object, data: Path) -> dict[str, Any]:
    """Run `python -m MODULE ARGUMENTS` on its own data folder; its last line of output is its result.

    Raises RuntimeError with what it said when it failed.
    """
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=PROJECT,
        env=environment(data),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{module} {arguments[0]}: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def environment(data: Path) -> dict[str, str]:
    """The data folder's own database, whatever database the caller works on."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if (data / DATABASE).exists():
        kept["DATABASE_URL"] = (data / DATABASE).read_text()
    kept["PYTHONPATH"] = os.pathsep.join(filter(None, [str(PROJECT / "src"), kept.get("PYTHONPATH", "")]))
    return {
        **kept,
        "GONGHUI_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": os.environ.get("GONGHUI_BENCH_SETTINGS", SETTINGS),
    }


def start_django() -> None:
    """Set Django up in a side's own process."""
    import django

    django.setup()


def answer(result: dict[str, Any]) -> None:
    """Hand a side's result to `run_side`."""
    sys.stdout.write("\n" + json.dumps(result) + "\n")


class Stopwatch:
    """Seconds of each named stage; and the processor's own seconds, which other programs disturb less."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.processor: dict[str, float] = {}

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        began, used = time.perf_counter(), processor_seconds()
        yield
        self.seconds[name] = round(time.perf_counter() - began, 3)
        self.processor[name] = round(processor_seconds() - used, 3)


def processor_seconds() -> float:
    """What this process and its children that ended have used."""
    now = os.times()
    return now.user + now.system + now.children_user + now.children_system


def server_seconds() -> float:
    """What the database server's process of this connection has used; 0 on SQLite, which works in ours.

    It works alone from then on: helpers that it would start are not counted. A server elsewhere says 0.
    """
    from django.db import connection

    if connection.vendor == "sqlite":
        return 0.0
    connection.ensure_connection()
    serving = connection.connection
    if serving not in _SERVED:
        serving.execute("SET max_parallel_workers_per_gather = 0")
        _SERVED.add(serving)
    try:
        return int(Path(f"/proc/{serving.info.backend_pid}/schedstat").read_text().split()[0]) / 1e9
    except OSError:
        return 0.0


class Peaks:
    """Peak memory in MB of this process and of any child it starts, from the system's own books.

    A child's peak is looked up while it runs: what `getrusage` says of children counts the parent's
    memory at the time of the fork as theirs. Where there is no /proc, `getrusage` is what there is.
    """

    def __init__(self) -> None:
        self.child = 0.0
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Peaks":
        self._watch.start()
        return self

    def __exit__(self, *unused: object) -> None:
        self._over.set()
        self._watch.join()

    def as_dict(self) -> dict[str, float]:
        own = _high_water("self") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        child = self.child or resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        return {"process_mb": round(own, 1), "child_mb": round(child, 1)}

    def _look(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            for child in _children():
                self.child = max(self.child, _high_water(child))


def _children() -> list[str]:
    found: list[str] = []
    for task in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found.extend(task.read_text().split())
    return found


def _high_water(process: str) -> float:
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


def medians(rounds: list[dict[str, Any]]) -> dict[str, float]:
    """The median of every figure over the rounds."""
    return {name: round(statistics.median(one[name] for one in rounds), 3) for name in rounds[0]}


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def machine(database: str = "") -> dict[str, Any]:
    """Under which conditions was measured."""
    kind = "PostgreSQL" if database.startswith("postgres") else "SQLite"
    return {"cores": os.cpu_count(), "load": round(os.getloadavg()[0], 2), "database": kind}
