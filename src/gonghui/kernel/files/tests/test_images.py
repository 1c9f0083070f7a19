"""Pictures are drawn anew: the picture stays, where and with what it was taken goes."""

import io
import os
import random
import struct
import zlib

import pytest
from PIL import Image

from gonghui.kernel.actor import Actor
from gonghui.kernel.files import actions, images, refusals
from gonghui.kernel.files.frames import Refused

from .conftest import AT, upload

ARGUMENTS = {"wanted": list(images.FORMATS), "names": "图片", "pixels": 25_000_000}
GPS, MODEL, COMMENT = 0x8825, 0x0110, b"in front of my house"
BY = Actor(7, "李敏", account_id=3)
MUTATED = int(os.environ.get("GONGHUI_MUTATED", "400"))  # 5000 for the full figure of docs/trust.md


def photo(image_format="JPEG", size=(60, 40), **more) -> bytes:
    exif = Image.Exif()
    exif[MODEL] = "SecretCam 9000"
    exif[0x0112] = 6
    exif.get_ifd(GPS).update({1: "N", 2: (39.0, 54.0, 20.0), 3: "E", 4: (116.0, 23.0, 29.0)})
    whole = io.BytesIO()
    if image_format in ("JPEG", "WEBP"):
        more.update(exif=exif.tobytes())
    if image_format in ("JPEG", "GIF"):
        more.update(comment=COMMENT)
    if image_format == "PNG":
        from PIL.PngImagePlugin import PngInfo

        text = PngInfo()
        text.add_text("Comment", COMMENT.decode())
        more.update(exif=exif.tobytes(), pnginfo=text)
    Image.new("RGB", size, (200, 30, 30)).save(whole, image_format, **more)
    return whole.getvalue()


def giant_png(width, height) -> bytes:
    """A few bytes that claim to be a giant picture, its pixels all of one colour."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    lines = zlib.compressobj(9)
    body = b"".join(lines.compress(b"\0" * (width // 8 + 1)) for _ in range(height)) + lines.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def secrets_in(content: bytes) -> list[str]:
    picture = Image.open(io.BytesIO(content))
    found = [name for name in ("exif", "comment", "Comment", "icc_profile", "xmp") if name in picture.info]
    found += ["exif tags"] * bool(dict(picture.getexif()))
    found += ["bytes"] * (b"SecretCam" in content or COMMENT in content)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "GIF"])
def test_place_and_camera_are_gone_from_every_kept_picture(image_format):
    given = photo(image_format)
    assert secrets_in(given)
    file = actions.store(upload(given, "家.jpg"), kind="image", sensitive=False, by=BY, at=AT)
    kept = actions.open_file(file)
    assert secrets_in(kept) == []
    assert Image.open(io.BytesIO(kept)).get_format_mimetype() == file.media_type


@pytest.mark.django_db
def test_the_picture_itself_stays_and_stands_upright():
    file = actions.store(upload(photo()), kind="image", sensitive=False, by=BY, at=AT)
    picture = Image.open(io.BytesIO(actions.open_file(file)))
    assert picture.size == (40, 60)
    red, green, blue = picture.convert("RGB").getpixel((20, 30))
    assert red > 180 and green < 60 and blue < 60


def test_only_saving_it_again_would_keep_the_secrets():
    given = Image.open(io.BytesIO(photo()))
    again = io.BytesIO()
    given.save(again, "JPEG", exif=given.info["exif"])
    assert secrets_in(again.getvalue())


@pytest.mark.django_db
def test_more_than_25_million_pixels_are_refused_before_they_are_decoded():
    bomb = giant_png(13_000, 13_000)
    assert len(bomb) < 100_000
    with pytest.raises(refusals.TooManyPixels) as refused:
        actions.store(upload(bomb), kind="image", sensitive=False, by=BY, at=AT)
    assert "169" in str(refused.value) and "25" in str(refused.value)


def test_pillow_alone_would_only_have_warned():
    with (
        pytest.warns(Image.DecompressionBombWarning),
        Image.open(io.BytesIO(giant_png(13_000, 13_000))) as bomb,
    ):
        assert bomb.size == (13_000, 13_000)


@pytest.mark.django_db
def test_a_picture_of_just_25_million_pixels_is_taken():
    file = actions.store(upload(photo("PNG", size=(5000, 5000))), kind="image", sensitive=False, by=BY, at=AT)
    assert file.size > 0


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "GIF", "WEBP"])
def test_mutated_pictures_are_drawn_or_refused(tmp_path, image_format):
    given, dice, path = photo(image_format), random.Random(5), tmp_path / "x"
    for _ in range(MUTATED // len(images.FORMATS)):
        changed = bytearray(given)
        for _ in range(dice.randint(1, 10)):
            changed[dice.randrange(4, len(changed))] = dice.randrange(256)
        path.write_bytes(changed[: dice.choice([len(changed), len(changed) // 2])])
        try:
            assert len(list(images.redraw(path, ARGUMENTS))) > 1
        except Refused as no:
            assert no.code in refusals.BY_CODE
