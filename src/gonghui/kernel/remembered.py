"""What a request asks the database once. Nothing here outlives the request.

Rights may be remembered in any request, because every deed that changes them calls `forget`. What other
records say is remembered only in a request that reads: nothing changes them meanwhile.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any


class _Memory(dict[Any, Any]):
    reads_only = False


_memory: ContextVar[_Memory | None] = ContextVar("remembered", default=None)


@contextmanager
def remembering(*, reads_only: bool = False) -> Iterator[None]:
    """Remember until the end of the block; within another such block, that one's memory goes on."""
    if _memory.get() is not None:
        yield
        return
    memory = _Memory()
    memory.reads_only = reads_only
    token = _memory.set(memory)
    try:
        yield
    finally:
        _memory.reset(token)


def once(key: tuple, ask: Callable[[], Any]) -> Any:
    """What `ask` says, asked once under this key. Who changes it calls `forget`."""
    memory = _memory.get()
    if memory is None:
        return ask()
    if key not in memory:
        memory[key] = ask()
    return memory[key]


def once_while_reading(key: tuple, ask: Callable[[], Any]) -> Any:
    """The same, but asked every time in a request that may change something, and outside of requests."""
    memory = _memory.get()
    return once(key, ask) if memory is not None and memory.reads_only else ask()


def forget() -> None:
    """What was remembered no longer holds."""
    memory = _memory.get()
    if memory is not None:
        memory.clear()
