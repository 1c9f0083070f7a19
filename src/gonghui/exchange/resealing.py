"""What lies sealed on its way in is turned with the keys: checked rows, what undoing needs, and uploads."""

from functools import partial

from gonghui.kernel.people import rotating

from .imports import sealing
from .models import Chunk
from .pages import waiting

AT_ONCE = 20  # chunks are large


def begin() -> None:
    for name in ("outcomes", "reversal"):
        rotating.also_reseal_column(Chunk, name, partial(_binding, name), AT_ONCE)
    rotating.also_reseal("exchange.uploads", waiting.reseal)


def _binding(what: str, chunk: Chunk) -> str:
    return sealing.binding(chunk.batch.uid, chunk.number, what)
