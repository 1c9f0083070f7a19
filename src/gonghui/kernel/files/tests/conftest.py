"""What the tests of this room share: a data folder of their own, and uploads."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gonghui.kernel import crypto

AT = datetime.datetime(2024, 5, 6, 1, 30, tzinfo=datetime.UTC)


def upload(content: bytes, name: str = "文件") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture(autouse=True)
def own_data_folder(settings, tmp_path):
    settings.DATA = tmp_path / "data"
    crypto.forget_keys()
    yield settings.DATA
    crypto.forget_keys()
