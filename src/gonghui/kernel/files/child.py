"""The child process in which uploads are opened: its own limits first, then one task, and no Django.

Started by `sandbox.run` as `python -I -m gonghui.kernel.files.child`. Reads one JSON object from
standard input, answers in frames on standard output.
"""

import importlib
import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from gonghui.kernel.files import frames

MEGABYTE = 1024 * 1024


def main() -> int:
    order = json.loads(sys.stdin.buffer.read())
    pipe = sys.stdout.buffer
    sys.stdout = sys.stderr
    limit(order["limits"])
    return answer(order, pipe)


def limit(limits: dict[str, int]) -> None:
    """Lower this process's own limits; a process cannot raise them again."""
    memory = limits["memory_mb"] * MEGABYTE
    written = limits["written_mb"] * MEGABYTE
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits["seconds"], limits["seconds"] + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
    resource.setrlimit(resource.RLIMIT_NOFILE, (limits["open_files"], limits["open_files"]))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def answer(order: dict[str, Any], pipe: BinaryIO) -> int:
    """Run the task and send what it yields. Whatever goes wrong becomes a frame, never a traceback."""
    try:
        frames.write_answers(pipe, find_task(order["task"])(Path(order["source"]), order["arguments"]))
        frames.write_frame(pipe, frames.FINISHED, b"")
    except frames.Refused as no:
        frames.write_frame(pipe, frames.REFUSED, frames.to_json({"code": no.code, "places": no.places}))
    except BrokenPipeError:
        os._exit(0)
    except MemoryError:
        frames.write_frame(pipe, frames.REFUSED, b'{"code":"too_much_memory","places":{}}')
    except Exception as crash:
        frames.write_frame(pipe, frames.CRASHED, frames.to_json(where(crash)))
    pipe.flush()
    return 0


def find_task(name: str) -> Callable[[Path, dict[str, Any]], Any]:
    """`package.module:function`, ours only."""
    module, _, function = name.partition(":")
    if not module.startswith("gonghui."):
        raise LookupError(name)
    return getattr(importlib.import_module(module), function)


def where(crash: Exception) -> dict[str, Any]:
    """Kind and place of a crash, without its message: that may hold a person's data."""
    step = crash.__traceback__
    while step and step.tb_next:
        step = step.tb_next
    place = f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}" if step else ""
    return {"kind": type(crash).__name__, "place": place}


if __name__ == "__main__":
    sys.exit(main())
