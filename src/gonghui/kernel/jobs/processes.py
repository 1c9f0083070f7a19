"""Whether a process is still the one it was: by number and start, on its own machine."""

import os
import socket
from pathlib import Path


def here() -> str:
    """This machine since its start, and this container in it."""
    boot = _read("/proc/sys/kernel/random/boot_id")[:13]
    try:
        space = os.readlink("/proc/self/ns/pid")
    except OSError:
        space = ""
    return f"{socket.gethostname()[:60]}/{boot}/{space}"


def start_of(pid: int) -> str:
    """When the process began, as the system counts; "" when there is none, or only its remains."""
    after_name = _read(f"/proc/{pid}/stat").rpartition(")")[2].split()
    if not after_name or after_name[0] in "ZX":
        return ""
    return after_name[19]


def is_running(pid: int, started: str) -> bool:
    return bool(started) and start_of(pid) == started


def _read(path: str) -> str:
    try:
        return Path(path).read_text().strip()
    except OSError:
        return ""
