"""The journal: what was done and who looked, written once and never changed."""

from django.db import models

from gonghui.kernel.actor import shown_name

CHAINS = 8


class Entry(models.Model):
    """One deed. Its number is `seq * 8 + chain`, so that even a changed number is found out.

    `about_person_id` is the person whose data the deed touched or showed. `body` holds codes, counts, numbers
    of rows and `crypto.fingerprint(…)`, never a personal value: an entry outlives the person's erasure.
    """

    id = models.BigIntegerField(primary_key=True)
    chain = models.SmallIntegerField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    deed = models.CharField(max_length=100)
    by_person_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    via = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=100, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    about_person_id = models.BigIntegerField(null=True)
    organization_id = models.BigIntegerField(null=True)
    path = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)
    body = models.JSONField(default=dict)
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="one_entry_per_place")]
        indexes = [
            models.Index(fields=["about_person_id", "-at"], name="journal_about"),
            models.Index(fields=["subject_kind", "subject_id", "-at"], name="journal_subject"),
            models.Index(fields=["path", "-at"], name="journal_path"),
            models.Index(fields=["by_person_id", "-at"], name="journal_by"),
        ]

    @property
    def shown_by(self) -> str:
        """Who did it, for a page."""
        return shown_name(self.by_name)


class Chain(models.Model):
    """The end of one chain: how many entries it has and the hash of the last. Its row is the chain's lock."""

    number = models.SmallIntegerField(primary_key=True)
    seq = models.BigIntegerField(default=0)
    head = models.BinaryField(max_length=32)
