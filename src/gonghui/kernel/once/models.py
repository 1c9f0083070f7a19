"""What was answered to a request that carried a key, so that asking again does nothing again."""

from django.db import models


class Answer(models.Model):
    """One answered request of one asker. `answer` holds codes and numbers of rows, never a personal value."""

    asker = models.CharField(max_length=40)
    route = models.CharField(max_length=100)
    key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=32)
    answer = models.JSONField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["asker", "route", "key"], name="one_answer_per_key"),
            models.CheckConstraint(condition=~models.Q(key=""), name="answer_has_a_key"),
        ]
