"""Files to send: a photograph of a paper, and small workbooks."""

import io
from tempfile import NamedTemporaryFile

from PIL import Image

from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.services.membership.tests.deeds import Roster


def photo(name: str = "票据.jpg") -> Roster:
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(kept, "JPEG")
    return Roster(name, kept.getvalue(), content_type="image/jpeg")


def workbook(name: str, sheet: Sheet) -> Roster:
    with NamedTemporaryFile(suffix=".xlsx") as kept:
        write_xlsx(kept.name, [sheet])
        return Roster(name, kept.read())
