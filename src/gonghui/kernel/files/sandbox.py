"""Opening what people upload in a child process that cannot hurt: limited memory, time, disk and files.

The child has no Django, no settings, no database address and no keys in its environment.
"""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from fcntl import F_SETPIPE_SZ, fcntl
from pathlib import Path
from typing import Any

import structlog

from . import frames, refusals

PIPE_SIZE = 1024 * 1024
log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Limits:
    """What a child may use. `seconds` bounds its processor time, and the time that we wait for it."""

    memory_mb: int = 256
    seconds: int = 60
    written_mb: int = 1024
    open_files: int = 32


def run(
    task: str,
    *,
    source: Path,
    arguments: Mapping[str, Any] | None = None,
    limits: Limits | None = None,
    says: Mapping[str, type[refusals.FileRefused]] | None = None,
) -> Iterator[Any]:
    """Run `task` ("package.module:function", Django-free) on `source`; yield its answers as they come.

    The function takes (source, arguments) and yields JSON values or bytes. `says` adds refusals by code
    to those of this room. Raises a FileRefused when the task refuses, crashes, or meets a limit. The
    child is gone when the iterator ends or is closed.
    """
    limits = limits or Limits()
    order = {
        "task": task,
        "source": str(source),
        "arguments": dict(arguments or {}),
        "limits": asdict(limits),
    }
    with tempfile.TemporaryDirectory(prefix="gonghui-child-") as folder:
        child = _start(folder, order)
        try:
            yield from _answers(child, limits.seconds, {**refusals.BY_CODE, **(says or {})}, task)
        finally:
            _end(child)


def _start(folder: str, order: dict[str, Any]) -> Any:
    """The running child, with both pipes."""
    child: Any = subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", "-m", "gonghui.kernel.files.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={"PATH": os.defpath, "LANG": "C.UTF-8", "TMPDIR": folder},
        start_new_session=True,
    )
    # A larger pipe lets both run side by side; the system may deny it to an unprivileged user.
    with contextlib.suppress(OSError):
        fcntl(child.stdout, F_SETPIPE_SZ, PIPE_SIZE)
    # A child that dies at once is heard of when its answers are read.
    with contextlib.suppress(BrokenPipeError), child.stdin:
        child.stdin.write(json.dumps(order).encode())
    return child


def _answers(child: Any, seconds: int, says: Mapping, task: str) -> Iterator[Any]:
    pipe = _Pipe(child.stdout.fileno(), seconds)
    while True:
        head = pipe.take(frames.HEAD.size)
        if len(head) < frames.HEAD.size:
            raise _death(child, task)
        kind, size = frames.HEAD.unpack(head)
        if size > frames.LARGEST_FRAME:
            raise refusals.TooMuchMemory
        body = pipe.take(size)
        if len(body) < size:
            raise _death(child, task)
        if kind == frames.FINISHED:
            return
        if kind in (frames.REFUSED, frames.CRASHED):
            raise _refusal(kind, json.loads(body), says, task)
        yield bytes(body) if kind == frames.BYTES else json.loads(body)


class _Pipe:
    """Reads from the child; only the time spent waiting for it counts, not what the caller does between."""

    def __init__(self, number: int, seconds: float) -> None:
        self.number = number
        self.left = float(seconds)
        self.poll = select.poll()
        self.poll.register(number, select.POLLIN | select.POLLHUP)

    def take(self, size: int) -> bytearray:
        """`size` bytes, or fewer when the child ended. Raises TookTooLong."""
        taken = bytearray()
        while len(taken) < size:
            began = time.monotonic()
            ready = self.poll.poll(max(self.left, 0) * 1000)
            self.left -= time.monotonic() - began
            if not ready:
                raise refusals.TookTooLong
            part = os.read(self.number, min(size - len(taken), PIPE_SIZE))
            if not part:
                break
            taken += part
        return taken


def _refusal(kind: bytes, said: dict[str, Any], says: Mapping, task: str) -> refusals.FileRefused:
    if kind == frames.CRASHED:
        log.warning("file_task_crashed", task=task, kind=said.get("kind"), place=said.get("place"))
        return refusals.FileDamaged()
    return says.get(said["code"], refusals.FileDamaged)(**said["places"])


def _death(child: Any, task: str) -> refusals.FileRefused:
    """Why the child went without a last word: a limit, or a crash below Python."""
    code = child.wait(timeout=5)
    log.warning("file_task_died", task=task, code=code)
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return refusals.TookTooLong()
    if code in (-signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS):
        return refusals.TooMuchMemory()
    return refusals.FileDamaged()


def _end(child: Any) -> None:
    if child.poll() is None:
        child.kill()
    child.wait()
    child.stdout.close()
