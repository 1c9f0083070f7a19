"""Asking a ClamAV daemon about an upload, where one is set up (`GONGHUI_CLAMD`)."""

import socket
import struct
from pathlib import Path

from django.conf import settings

from . import refusals

PIECE = 64 * 1024
PATIENCE = 60  # seconds for one file
LENGTH = struct.Struct(">I")
LONGEST_ANSWER = 4096


def refuse_infected(path: Path) -> None:
    """Raises FileInfected, and ScannerAway when the daemon does not answer: unread is not taken.

    Without `GONGHUI_CLAMD` nothing is asked.
    """
    if not settings.CLAMD:
        return
    try:
        answer = _asked(path)
    except OSError as away:
        raise refusals.ScannerAway from away
    if answer.endswith("FOUND"):
        raise refusals.FileInfected
    if not answer.endswith("OK"):
        raise refusals.ScannerAway


def _asked(path: Path) -> str:
    """The daemon's sentence about a file that is streamed to it (INSTREAM)."""
    with _connected() as daemon, path.open("rb") as file:
        daemon.sendall(b"zINSTREAM\0")
        while piece := file.read(PIECE):
            daemon.sendall(LENGTH.pack(len(piece)) + piece)
        daemon.sendall(LENGTH.pack(0))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
            more = daemon.recv(LONGEST_ANSWER)
            if not more:
                break
            answer += more
    return answer.rstrip(b"\0\n").decode(errors="replace").strip()


def _connected() -> socket.socket:
    """`unix:/run/clamav/clamd.ctl` or `tcp:host:3310`."""
    kind, _colon, place = settings.CLAMD.partition(":")
    if kind == "tcp":
        host, _colon, port = place.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=PATIENCE)
    daemon = socket.socket(socket.AF_UNIX)
    daemon.settimeout(PATIENCE)
    daemon.connect(place)
    return daemon
