"""What lies sealed on its way in is turned with the keys: checked rows, what undoing needs, and uploads."""

from gonghui.kernel.people import rotating

from .imports import sealing
from .models import Chunk
from .pages import waiting

AT_ONCE = 20  # chunks are large


def begin() -> None:
    for name in ("outcomes", "reversal"):
        rotating.also_reseal_column(
            Chunk,
            name,
            lambda chunk, what=name: sealing.binding(chunk.batch.uid, chunk.number, what),
            AT_ONCE,
        )
    rotating.also_reseal("exchange.uploads", waiting.reseal)
