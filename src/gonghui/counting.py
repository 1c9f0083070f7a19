"""Counts that are read together with something else, so that a page asks less often."""

from django.db import models


class RowCount(models.Subquery):
    """How many rows a query has, as one value of another: several counts are read at once.

    A sliced query is counted no further than its end.
    """

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = models.IntegerField()
    empty_result_set_value = 0

    def __init__(self, rows: models.QuerySet) -> None:
        super().__init__(rows.values("pk"))
