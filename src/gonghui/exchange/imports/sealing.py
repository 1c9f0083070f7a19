"""Chunks at rest: compressed and sealed, bound to their batch and number."""

import json
import zlib
from typing import Any

from gonghui.kernel import crypto


def seal(content: Any, *, batch_uid: Any, number: int, what: str) -> bytes:
    plain = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 1)
    return crypto.seal(plain, bound_to=binding(batch_uid, number, what))


def open_sealed(sealed: bytes, *, batch_uid: Any, number: int, what: str) -> Any:
    plain = crypto.open_sealed(sealed, bound_to=binding(batch_uid, number, what))
    return json.loads(zlib.decompress(plain))


def binding(batch_uid: Any, number: int, what: str) -> str:
    """What a chunk's "outcomes" or "reversal" is bound to."""
    return f"exchange.Chunk.{what}:{batch_uid}:{number}"
