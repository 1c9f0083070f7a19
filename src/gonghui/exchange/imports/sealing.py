"""Chunks at rest: compressed and sealed, bound to their batch and number."""

import json
import zlib
from typing import Any

from gonghui.kernel import crypto


def seal(content: Any, *, batch_uid: Any, number: int, what: str) -> bytes:
    plain = zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 1)
    return crypto.seal(plain, bound_to=f"exchange.Chunk.{what}:{batch_uid}:{number}")


def open_sealed(sealed: bytes, *, batch_uid: Any, number: int, what: str) -> Any:
    plain = crypto.open_sealed(sealed, bound_to=f"exchange.Chunk.{what}:{batch_uid}:{number}")
    return json.loads(zlib.decompress(plain))
