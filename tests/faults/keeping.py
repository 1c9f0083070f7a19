"""Fills a house with what a backup must keep; run as a process with GONGHUI_DATA and DATABASE_URL."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gonghui.config.settings")
CANARY, NAME = "990101198002290011", "马兰花"
SECRET, OPEN = b"%PDF-1.7 hardship of one family", b"%PDF-1.7 a public form" + b"." * 1_500_000


def fill() -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.utils import timezone

    from gonghui.kernel.actor import SYSTEM
    from gonghui.kernel.files import actions as files
    from gonghui.kernel.people.actions import register_person

    at = timezone.now()
    register_person(name=NAME, id_number=CANARY, phone="15400000009", by=SYSTEM, at=at)
    for content, sensitive in ((SECRET, True), (OPEN, False)):
        upload = SimpleUploadedFile("附件.pdf", content)
        files.store(upload, kind="document", sensitive=sensitive, by=SYSTEM, at=at)


if __name__ == "__main__":
    django.setup()
    fill()
