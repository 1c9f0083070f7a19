"""What is taken of each kind of file, and having the child process look whether an upload is that."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from . import content, sandbox
from .models import Kind

PIECE = 1024 * 1024
PIXELS = 25_000_000


@dataclass(frozen=True)
class Rule:
    """What is taken of a kind: its media types, and the largest size in MB."""

    media_types: tuple[str, ...]
    largest_mb: int


RULES = {
    Kind.IMAGE: Rule((content.JPEG, content.PNG, content.WEBP, content.GIF), 20),
    Kind.WORKBOOK: Rule((content.XLSX, content.CSV), 200),
    Kind.DOCUMENT: Rule((content.PDF, content.DOCX), 50),
    Kind.AUDIO: Rule(content.AUDIO, 10),
}


def check(path: Path, kind: Kind) -> tuple[str, Iterator[bytes]]:
    """Media type and content to be kept, both told by the child process."""
    arguments = {"wanted": RULES[kind].media_types, "names": _names(kind), "pixels": PIXELS}
    if kind != Kind.IMAGE:
        [found] = sandbox.run("gonghui.kernel.files.images:inspect", source=path, arguments=arguments)
        return found["media_type"], pieces_of(path)
    limits = sandbox.Limits(memory_mb=512, seconds=30)
    answers = sandbox.run(
        "gonghui.kernel.files.images:redraw", source=path, arguments=arguments, limits=limits
    )
    return next(answers)["media_type"], answers


def _names(kind: Kind) -> str:
    return {
        Kind.IMAGE: _("JPG、PNG 图片"),
        Kind.WORKBOOK: _(".xlsx 或 .csv 表格"),
        Kind.DOCUMENT: _("PDF 或 Word（.docx）文档"),
        Kind.AUDIO: _("手机录的语音"),
    }[kind]


def pieces_of(upload: Any) -> Iterator[bytes]:
    if isinstance(upload, (str, os.PathLike)):
        with open(upload, "rb") as file:
            while piece := file.read(PIECE):
                yield piece
    else:
        yield from upload.chunks()
