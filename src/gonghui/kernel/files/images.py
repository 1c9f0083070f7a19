"""Looking into uploads in the child process: what they are, and images drawn anew without their secrets."""

import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .content import GIF, JPEG, PNG, WEBP, inspect_head
from .frames import Refused

FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP", GIF: "GIF"}
PIECE = 1024 * 1024
QUALITY = 88
TRANSPARENT = ("RGBA", "LA", "PA")


def inspect(path: Path, arguments: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One record: {"media_type"}. Raises Refused when the type is not among `wanted`."""
    yield {"media_type": _wanted_type(path, arguments)}


def redraw(path: Path, arguments: dict[str, Any]) -> Iterator[dict[str, Any] | bytes]:
    """One record {"media_type", "width", "height"}, then the image as JPEG or PNG, without any metadata.

    More than `pixels` are refused from the header, before anything is decoded.
    """
    media_type = _wanted_type(path, arguments)
    image, suffix_type = _redrawn(path, FORMATS[media_type], arguments["pixels"])
    yield {"media_type": suffix_type, "width": image.width, "height": image.height}
    drawn = io.BytesIO()
    if suffix_type == PNG:
        image.save(drawn, "PNG", optimize=False)
    else:
        image.save(drawn, "JPEG", quality=QUALITY, progressive=True, exif=b"", icc_profile=None)
    drawn.seek(0)
    while piece := drawn.read(PIECE):
        yield piece


def _wanted_type(path: Path, arguments: dict[str, Any]) -> str:
    try:
        media_type = inspect_head(path)
    except Refused as no:
        if no.code == "file_damaged" and not path.open("rb").read(4).startswith(b"PK"):
            raise Refused("unknown_file_type", wanted=arguments["names"]) from no
        raise
    if media_type not in arguments["wanted"]:
        raise Refused("unknown_file_type", wanted=arguments["names"])
    return media_type


def _redrawn(path: Path, image_format: str, pixels: int) -> tuple[Any, str]:
    from PIL import Image, ImageOps

    # The header is judged below with a figure to tell; Pillow itself would only warn or give none.
    Image.MAX_IMAGE_PIXELS = None
    try:
        # Broken metadata only makes Pillow warn, and it is dropped anyway.
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=[image_format]) as source:
            _refuse_too_many(source.width * source.height, pixels)
            source.load()
            upright = ImageOps.exif_transpose(source)
            if upright.mode in TRANSPARENT or "transparency" in upright.info:
                return _only_pixels(upright.convert("RGBA")), PNG
            media_type = PNG if image_format in ("PNG", "GIF") else JPEG
            return _only_pixels(upright.convert("RGB")), media_type
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError) as broken:
        raise Refused("file_damaged") from broken


def _only_pixels(image: Any) -> Any:
    """The same picture with nothing beside it: whatever the format kept in `info` is dropped."""
    image.info.clear()
    if hasattr(image, "_exif"):
        image._exif = None
    return image


def _refuse_too_many(found: int, pixels: int) -> None:
    if found > pixels:
        millions = round(found / 1_000_000, 1)
        raise Refused("too_many_pixels", millions=millions, limit=pixels // 1_000_000)
