"""Giving out places in the tree. A path is given once and never to another."""

import itertools
from collections.abc import Iterator

from django.db import connection

from .models import DEEPEST, STEP, Organization, OrganizationChange
from .refusals import TooDeep, TooManyParts

MOST = 10**STEP - 1


def next_path_below(parent: Organization | None) -> str:
    """A fresh path below a parent, whose row stays locked until the transaction ends.

    Raises TooDeep, TooManyParts.
    """
    if parent is None:
        return next(top_paths())
    parent = Organization.objects.select_for_update().get(pk=parent.pk)
    path = count_on(parent)
    Organization.objects.filter(pk=parent.pk).update(parts_made=parent.parts_made)
    return path


def count_on(parent: Organization) -> str:
    """The next path below a parent in hand, which counts it; the caller keeps the count."""
    if parent.depth >= DEEPEST:
        raise TooDeep(name=parent.name, most=DEEPEST)
    if parent.parts_made >= MOST:
        raise TooManyParts(name=parent.name, most=MOST)
    parent.parts_made += 1
    return parent.path + str(parent.parts_made).zfill(STEP)


def top_paths() -> Iterator[str]:
    """Fresh paths for unions without a parent, also beyond those that were put below another since."""
    top = Organization.objects.order_by("-path").values_list("path", flat=True).first() or "0"
    left = OrganizationChange.objects.filter(kind="moved", before__parent="").values_list("before", flat=True)
    highest = max(int(path[:STEP]) for path in [top, *(before["path"] for before in left)])
    return (str(number).zfill(STEP) for number in itertools.count(highest + 1))


def path_of(organization_id: int) -> str:
    """The path as it stands, held still until the transaction ends.

    Without this a record written while its union moves would keep the path of the old place.
    """
    return paths_of([organization_id])[organization_id]


def paths_of(organization_ids: list[int]) -> dict[int, str]:
    """The same for many, by organization id."""
    if connection.vendor != "postgresql":
        rows = Organization.objects.filter(pk__in=organization_ids).values_list("pk", "path")
        return dict(rows)
    # The lock a foreign key takes as well: writers share it, only a move has to wait for it.
    table = Organization._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT id, path FROM "{table}" WHERE id = ANY(%s) ORDER BY id FOR KEY SHARE', [organization_ids]
        )
        return dict(cursor.fetchall())
