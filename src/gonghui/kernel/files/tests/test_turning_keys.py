"""Files keep opening while the keys turn, and nothing stays under the old key."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gonghui.kernel import crypto
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.files import actions
from gonghui.kernel.files.models import StoredFile

AT = timezone.make_aware(datetime.datetime(2026, 3, 2, 9, 30))


@pytest.mark.django_db(transaction=True)
def test_after_a_turn_every_file_is_under_the_newest_key_and_still_opens(settings, tmp_path):
    settings.DATA = tmp_path
    crypto.forget_keys()
    upload = SimpleUploadedFile("名册.csv", "姓名,证件号码\n陈秀兰,\n".encode())
    file = actions.store(upload, kind="workbook", sensitive=True, by=SYSTEM, at=AT)
    before = actions.open_sensitive(file, by=SYSTEM, at=AT, reason="核对名册")
    crypto.add_key(tmp_path)
    assert actions.reseal_all() == 1
    again = StoredFile.objects.get(pk=file.pk)
    assert not crypto.needs_reseal(again.original_name_sealed)
    assert actions.open_sensitive(again, by=SYSTEM, at=AT, reason="核对名册") == before
    assert actions.reseal_all() == 0
    crypto.forget_keys()
