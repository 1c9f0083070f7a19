"""What a file is, by its content and never by its name. No Django: this runs in the child process."""

import zipfile
from pathlib import Path

from .frames import Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CSV = "text/csv"
PDF = "application/pdf"
JPEG, PNG, WEBP, GIF = "image/jpeg", "image/png", "image/webp", "image/gif"
MP3, MP4, WEBM, OGG, AMR, WAV = (f"audio/{name}" for name in ("mpeg", "mp4", "webm", "ogg", "amr", "wav"))
AUDIO = (MP3, MP4, WEBM, OGG, AMR, WAV)

SUFFIXES = {XLSX: ".xlsx", DOCX: ".docx", CSV: ".csv", PDF: ".pdf", JPEG: ".jpg", PNG: ".png"}
SUFFIXES |= {MP3: ".mp3", MP4: ".m4a", WEBM: ".webm", OGG: ".ogg", AMR: ".amr", WAV: ".wav"}
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
HEAD = 4096
OLE_SEARCHED = 4 * 1024 * 1024
_STARTS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF-", PDF),
    (b"ID3", MP3),
    (b"\xff\xfb", MP3),
    (b"\xff\xf3", MP3),
    (b"\x1a\x45\xdf\xa3", WEBM),
    (b"OggS", OGG),
    (b"#!AMR", AMR),
)
_TEXT_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def inspect_head(path: Path) -> str:
    """The media type by content. Raises Refused for an empty file, a password, .xls, or anything unknown."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise Refused("empty_file")
    for start, media_type in _STARTS:
        if head.startswith(start):
            return media_type
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return WAV
    if head[4:8] == b"ftyp":
        return MP4
    if head.startswith(OLE):
        raise Refused(_kind_of_ole(path))
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(path)
    if _is_text(head):
        return CSV
    raise Refused("file_damaged")


def _kind_of_ole(path: Path) -> str:
    with path.open("rb") as file:
        return "password_protected" if ENCRYPTED_STREAM in file.read(OLE_SEARCHED) else "old_workbook"


def _kind_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            names = {name.lower() for name in package.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as broken:
        raise Refused("file_damaged") from broken
    if any(name.startswith("word/") for name in names) and "[content_types].xml" in names:
        return DOCX
    return XLSX


def _is_text(head: bytes) -> bool:
    """No control characters but tab, line ends and form feed; UTF-16 only with its mark."""
    if head.startswith(_TEXT_MARKS):
        return True
    return not any(byte < 32 and byte not in (9, 10, 12, 13) for byte in head)
