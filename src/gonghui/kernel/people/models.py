"""The person behind member, applicant and officer; sealed where sensitive, found by a blind index."""

import uuid
from collections.abc import Sequence

from django.db import models
from django.db.models.functions import Right

from .. import crypto


class Person(models.Model):
    """One worker. `id_index` finds an exact number without the number being readable."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    name_pinyin = models.CharField(max_length=400, blank=True)
    name_initials = models.CharField(max_length=120, blank=True)
    name_confusable = models.BooleanField(default=False)
    id_kind = models.CharField(max_length=2, default="01")
    id_sealed = models.BinaryField(null=True)
    id_index = models.CharField(max_length=64, null=True)
    id_tail = models.CharField(max_length=4, blank=True)
    sex = models.CharField(max_length=1, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    ethnic_group = models.CharField(max_length=2, blank=True)
    politics = models.CharField(max_length=2, blank=True)
    education = models.CharField(max_length=2, blank=True)
    degree = models.CharField(max_length=1, blank=True)
    skill_grade = models.CharField(max_length=1, blank=True)
    household_kind = models.CharField(max_length=1, blank=True)
    household_region = models.CharField(max_length=6, blank=True)
    residence = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    phone_tail = models.GeneratedField(
        expression=Right("phone", 4), output_field=models.CharField(max_length=4), db_persist=True
    )
    verified_at = models.DateTimeField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        # These operator classes let PostgreSQL find beginnings under any collation; SQLite knows none.
        indexes = [
            models.Index(fields=["id_tail"], name="person_by_id_tail"),
            models.Index(
                fields=["name_initials"], name="person_by_initials", opclasses=["varchar_pattern_ops"]
            ),
            models.Index(fields=["name_pinyin"], name="person_by_pinyin", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["phone"], name="person_by_phone", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["phone_tail"], name="person_by_phone_tail"),
        ]
        constraints = [models.UniqueConstraint(fields=["id_index"], name="one_person_per_id_number")]

    def __str__(self) -> str:
        return f"Person {self.pk}"

    def seal_id_number(self, number: str) -> None:
        """Keep a clean identity number: sealed, indexed, with its last four digits for masks."""
        self.id_sealed = crypto.seal_text(number, bound_to=id_binding(self.uid))
        self.id_index = crypto.blind_index(number, purpose=ID_PURPOSE).hex()
        self.id_tail = number[-4:]


class Profile(models.Model):
    """The four dimensions a member may tell: education, profession, skills, interests. All withholdable."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="profile")
    education_note = models.CharField(max_length=120, blank=True)
    profession = models.CharField(max_length=120, blank=True)
    skills = models.JSONField(default=list)
    interests = models.JSONField(default=list)
    changed_at = models.DateTimeField()


class Consent(models.Model):
    """A person's yes to one field for one purpose, until withdrawn."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    field = models.CharField(max_length=40)
    purpose = models.CharField(max_length=200)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "field"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_standing_consent",
            )
        ]


ID_PURPOSE = "people.id_number"


def id_binding(uid: uuid.UUID | str) -> str:
    return f"people.Person.id_number:{uid}"


def seal_id_numbers(numbers: Sequence[str], uids: Sequence[str]) -> list[bytes]:
    """Clean identity numbers sealed for the people of these uids, given as 32 hexadecimal digits."""
    bound = [id_binding(f"{u[:8]}-{u[8:12]}-{u[12:16]}-{u[16:20]}-{u[20:]}") for u in uids]
    return crypto.seal_many(map(str.encode, numbers), bound_to=bound)
