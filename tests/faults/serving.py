"""A real `gonghui serve` on its own SQLite data folder, and the means to look at and kill its processes."""

import contextlib
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import httpx

SETTINGS = """
from {base} import *
from gonghui.config.secrets import DEFAULT_SECRET as SECRET_KEY

ROOT_URLCONF = "slow_urls"
MIDDLEWARE = [name for name in MIDDLEWARE if name.startswith("allauth.account.")]
ALLOWED_HOSTS = ["127.0.0.1"]
"""
ADDRESSES = """
import time
from django.conf import settings
from django.http import HttpResponse
from django.urls import path
from gonghui.config import health

def slow(request):
    (settings.DATA / "{begun}").touch()
    time.sleep(3)
    return HttpResponse("finished")

urlpatterns = [path("livez", health.livez), path("readyz", health.readyz), path("slow", slow)]
"""


SET_UP = 120  # seconds: what is only waited for, and no promise
BEGUN = "request-begun"


class House:
    """One data folder with its settings, and the server that runs on it."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.data.mkdir(mode=0o700)
        base = os.environ["DJANGO_SETTINGS_MODULE"]
        (folder / "slow_settings.py").write_text(SETTINGS.format(base=base))
        (folder / "slow_urls.py").write_text(ADDRESSES.format(begun=BEGUN))
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "DJANGO_SETTINGS_MODULE": "slow_settings",
            "GONGHUI_DATA": str(self.data),
            "PYTHONPATH": os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]),
        }
        self.port = _free_port()
        self.process: subprocess.Popen | None = None
        self.start_took = 0.0

    def run(self, *command: str) -> subprocess.CompletedProcess:
        """One `gonghui` command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "gonghui.cli", *command],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=SET_UP,
        )

    def do(self, code: str) -> str:
        """A few lines of Python inside the house; what they print."""
        script = f"import django; django.setup()\n{code}"
        done = subprocess.run(
            [sys.executable, "-c", script],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=SET_UP,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def furnish(self) -> None:
        """Tables and keys, as `gonghui init` makes them."""
        migrated = self.run("migrate", "--skip-checks", "--verbosity", "0")
        assert migrated.returncode == 0, migrated.stderr
        self.do("from gonghui.kernel import crypto\ncrypto.newest_number()")

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gonghui.cli", "serve", "--port", str(self.port), "--workers", "1"],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.start_took = wait_until(lambda: self.get("livez") == 200, SET_UP)
        wait_until(lambda: self.do_count("jobs_beat") == 1, SET_UP)

    def do_count(self, table: str, where: str = "1=1") -> int:
        """Rows seen from outside, without the framework."""
        with contextlib.closing(sqlite3.connect(self.data / "gonghui.sqlite3", timeout=30)) as database:
            return database.execute(f"SELECT count(*) FROM {table} WHERE {where}").fetchone()[0]

    def marks(self, mark: str) -> int:
        return self.do_count("journal_entry", f"subject_id = '{mark}'")

    def get(self, path: str, seconds: float = 10) -> int:
        """The status of an answer; 0 when there was none."""
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/{path}", timeout=seconds).status_code
        except httpx.HTTPError:
            return 0

    def queue_slow_job(self, seconds: float) -> None:
        self.do(
            "from gonghui.kernel.jobs.tests.samples import leave_a_mark_slowly\n"
            f"leave_a_mark_slowly.enqueue('job', {seconds})"
        )

    def part(self, name: str) -> int:
        """The process number of a part of the running server."""
        return next(pid for pid, line in self.family() if f"--only\0{name}" in line)

    def family(self) -> list[tuple[int, str]]:
        """Every process that carries this house's port or descends from its server."""
        return [(pid, line) for pid, line, data in _processes() if data == str(self.data)]

    def kill(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)

    def stop(self) -> tuple[int, float]:
        """TERM, as a service manager sends it: the exit code and how long it took."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=SET_UP)
        return self.process.returncode, time.monotonic() - begun

    def clear_up(self) -> None:
        for pid, _line in self.family():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if self.process:
            self.process.communicate(timeout=SET_UP)


def wait_until(holds, seconds: float) -> float:
    """Wait for something to come true; how long it took. Fails when it does not."""
    begun = time.monotonic()
    while time.monotonic() - begun < seconds:
        if holds():
            return time.monotonic() - begun
        time.sleep(0.2)
    raise AssertionError(f"not within {seconds} s")


def _processes():
    """Every process: number, command line, and its data folder."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or int(entry.name) == os.getpid():
            continue
        with contextlib.suppress(OSError):
            line = (entry / "cmdline").read_bytes().decode(errors="replace")
            variables = (entry / "environ").read_bytes().decode(errors="replace").split("\0")
            data = next((text[13:] for text in variables if text.startswith("GONGHUI_DATA=")), "")
            yield int(entry.name), line, data


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
