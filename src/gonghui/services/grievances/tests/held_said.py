"""What a worker said, in confidence, with everything that can come of it."""

from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gonghui.kernel.files.tests.test_images import photo
from gonghui.kernel.people.models import Person
from gonghui.services.grievances.actions import speaking
from gonghui.services.grievances.models import Callback, Extension, Grievance

from . import saying


def hold(cast: Any, person: Person) -> Grievance:
    """One that was answered, given more time, drawn for a call back."""
    upload = SimpleUploadedFile("考勤.jpg", photo())
    told = saying.said(cast, privacy="confidential", uploads=[("image", upload)])
    one = speaking.speak(told, speaker=person, by=saying.actor(person), at=cast.at)
    saying.answered(cast, one)
    officer, chair = cast.people["officer"], cast.people["chair"]
    Extension.objects.create(
        grievance=one,
        days=Decimal(2),
        reason="等考勤记录",
        asked_by=officer,
        asked_at=cast.at,
        decided_by=chair,
        decided_at=cast.at,
        granted=True,
    )
    called = Callback(grievance=one, sampled_on=timezone.localdate(cast.at))
    called.particulars = {"words": "解决了，谢谢。"}
    called.save()
    return one
