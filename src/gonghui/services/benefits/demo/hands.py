"""Who acts in the demonstration of benefits, and the moments at which they do."""

import datetime
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from gonghui import registry
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.organizations.queries import within
from gonghui.kernel.people.models import Person

UNION, BRANCH = "JC01", "JC01-1"
DAY = datetime.timedelta(days=1)


def moment(day: datetime.date, hour: int = 8, minute: int = 0) -> datetime.datetime:
    """So late on a day, here."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, minute)))


def union_of(code: str) -> Organization:
    return Organization.objects.get(code=code)


def acting(person: Person) -> Actor:
    """A worker acting for themselves."""
    return Actor(person.pk, person.name)


def members_of(union: Organization, on: datetime.date, count: int, start: int = 0) -> list[Person]:
    """Some members of a union on a day, the last-registered first: the first ones sign in as members."""
    rows = within(registry.populations()["membership.members"].rows(on), union)
    chosen = list(rows.order_by("-person").values_list("person", flat=True)[start : start + count])
    return sorted(Person.objects.filter(pk__in=chosen), key=lambda person: -person.pk)


def scribbled(kind: str = "png") -> SimpleUploadedFile:
    """A small picture ("png") of something written by hand, as a telephone sends it, or a "pdf" of it."""
    picture, kept = Image.new("RGB", (480, 240), "white"), io.BytesIO()
    waves = [(60 + 8 * step, 120 + (40 if step % 2 else -40) * (step % 5) // 4) for step in range(45)]
    ImageDraw.Draw(picture).line(waves, fill="black", width=4)
    picture.save(kept, kind.upper())
    return SimpleUploadedFile(f"scribbled.{kind}", kept.getvalue())


def first_member(union: Organization, on: datetime.date) -> Person:
    """The first-registered member of a union: who signs in as a member in the demonstration."""
    rows = within(registry.populations()["membership.members"].rows(on), union)
    return Person.objects.get(pk=rows.order_by("person").values_list("person", flat=True)[0])
