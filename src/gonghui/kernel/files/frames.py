"""What the child process and its parent share: the frames on the pipe, and how the child says no."""

import json
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, BinaryIO

HEAD = struct.Struct(">cI")
RECORD, BYTES, REFUSED, CRASHED, FINISHED = b"J", b"B", b"R", b"E", b"Z"
LARGEST_FRAME = 64 * 1024 * 1024


@dataclass
class Refused(Exception):
    """Raised by a task in the child: `code` names the sentence the parent will say, `places` fill it."""

    code: str
    places: dict[str, Any]

    def __init__(self, code: str, **places: Any) -> None:
        super().__init__(code)
        self.code = code
        self.places = places


def write_frame(pipe: BinaryIO, kind: bytes, body: bytes) -> None:
    pipe.write(HEAD.pack(kind, len(body)))
    pipe.write(body)


def write_answers(pipe: BinaryIO, answers: Iterable[Any]) -> None:
    """Send each answer of a task as it comes: bytes as they are, everything else as JSON."""
    for answer in answers:
        if isinstance(answer, bytes):
            write_frame(pipe, BYTES, answer)
        else:
            write_frame(pipe, RECORD, to_json(answer))
        pipe.flush()


def to_json(answer: Any) -> bytes:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
