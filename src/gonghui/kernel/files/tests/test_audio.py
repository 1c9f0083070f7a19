"""Voice notes: told by their content, kept as they are, sealed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.files import actions
from gonghui.kernel.files.refusals import FileRefused

pytestmark = pytest.mark.django_db
STARTS = {
    "audio/mpeg": b"ID3\x03\x00",
    "audio/mp4": b"\x00\x00\x00\x18ftypM4A ",
    "audio/webm": b"\x1a\x45\xdf\xa3",
    "audio/ogg": b"OggS",
    "audio/amr": b"#!AMR\n",
    "audio/wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
}


def kept(content: bytes, name: str = "录音.bin"):
    upload = SimpleUploadedFile(name, content + bytes(600))
    return actions.store(upload, kind="audio", sensitive=True, by=SYSTEM, at=timezone.now())


@pytest.mark.parametrize("media_type", STARTS)
def test_what_telephones_record_is_known_by_its_content(media_type):
    file = kept(STARTS[media_type])
    assert (file.media_type, file.sealed) == (media_type, True)
    assert b"".join(actions.pieces(file)).startswith(STARTS[media_type])


@pytest.mark.parametrize("content", [b"%PDF-1.4", b"MZ\x90\x00", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_recording_is_refused_whatever_its_name(content):
    with pytest.raises(FileRefused):
        kept(content, "录音.mp3")
