"""Parts that belong together as child processes: watched, started anew when they die, stopped in order."""

import contextlib
import ctypes
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

SUPERVISOR = "GONGHUI_SUPERVISOR"
DRAINING = "GONGHUI_DRAINING"
LOOK_SECONDS = 0.1
LONGEST_PAUSE = 30
LIVED_LONG_ENOUGH = 10
PR_SET_PDEATHSIG = 1
logger = logging.getLogger(__name__)


@dataclass
class Part:
    """One child process: its name and command, and when it may start again after dying."""

    name: str
    command: list[str]
    process: subprocess.Popen | None = None
    started: float = 0
    deaths: int = 0
    start_after: float = 0

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


@dataclass
class Supervisor:
    """Runs the parts until TERM or INT; a second signal does not wait any longer.

    `grace` is how long parts may take to finish what they began, `drain` how long the front page still
    answers while `readyz` already says no (seconds).
    """

    parts: list[Part]
    grace: float = 25
    drain: float = 0
    stopping: threading.Event = field(default_factory=threading.Event)
    hurried: threading.Event = field(default_factory=threading.Event)

    def run(self) -> bool:
        """Whether every part ended by itself within the grace."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._heard)
        with tempfile.TemporaryDirectory(prefix="gonghui-") as folder:
            sign = Path(folder) / "draining"
            environment = {**os.environ, SUPERVISOR: str(os.getpid()), DRAINING: str(sign)}
            while not self.stopping.is_set():
                for part in self.parts:
                    self._look_after(part, environment)
                self.stopping.wait(LOOK_SECONDS)
            sign.touch()
            self.hurried.wait(self.drain)
            return self._stop()

    def _heard(self, number: int, frame: object) -> None:
        if self.stopping.is_set():
            self.hurried.set()
        self.stopping.set()

    def _look_after(self, part: Part, environment: dict[str, str]) -> None:
        if part.is_running():
            return
        now = time.monotonic()
        if part.process is not None:
            self._bury(part, now)
        if now >= part.start_after:
            part.process = subprocess.Popen(part.command, env=environment, start_new_session=True)
            part.started = now

    def _bury(self, part: Part, now: float) -> None:
        """Note a death once: end what the part left behind, and pause longer each time it dies young."""
        _end_group(part)
        part.deaths = part.deaths + 1 if now - part.started < LIVED_LONG_ENOUGH else 1
        part.start_after = now + min(2 ** (part.deaths - 1) - 1, LONGEST_PAUSE)
        code = part.process.returncode if part.process else None
        logger.warning("part died", extra={"part": part.name, "code": code})
        part.process = None

    def _stop(self) -> bool:
        for part in self.parts:
            if part.process and part.is_running():
                part.process.terminate()
        deadline = time.monotonic() + self.grace
        while time.monotonic() < deadline and any(part.is_running() for part in self.parts):
            if self.hurried.wait(LOOK_SECONDS):
                break
        late = [part for part in self.parts if part.is_running()]
        for part in self.parts:
            _end_group(part)
        for part in late:
            logger.warning("part had to be ended", extra={"part": part.name})
        return not late


def live_with_parent() -> None:
    """Called in a child: should the process that started it be killed, this one is told to stop too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def live_with_supervisor() -> None:
    """The same for a part, which ends if its supervisor is gone already."""
    expected = os.environ.get(SUPERVISOR)
    if expected is None:
        return
    live_with_parent()
    if os.getppid() != int(expected):
        raise SystemExit(1)


def is_draining() -> bool:
    """Whether this part's supervisor was told to stop: no new visitors, please."""
    sign = os.environ.get(DRAINING)
    return bool(sign and os.path.exists(sign))


def _end_group(part: Part) -> None:
    if part.process is None:
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(part.process.pid, signal.SIGKILL)
    part.process.wait()
