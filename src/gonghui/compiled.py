"""Queries that every page asks, compiled once: Django takes longer to write them than SQL to answer."""

import copy
from collections.abc import Callable, Hashable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

AT_MOST = 1000  # statements that are kept; each is some thousand bytes

_kept: dict[Hashable, QuerySet] = {}


def rows(key: Hashable, build: Callable[[], QuerySet]) -> list[Any]:
    """What a query finds now; only its statement is kept, under this key.

    The key must name the query and everything `build` puts into it: the paths that are seen, the person,
    the day. Nothing is put into a kept statement afterwards: it shows nobody more than when it was made.
    """
    found = _kept.get(key)
    if found is None:
        found = build()
        _keep(key, found)
    return list(found.all())


def _keep(key: Hashable, queryset: QuerySet) -> None:
    """From now on the query asks with the statement it has today; one that can find nothing is not kept."""
    using = queryset.db
    compiler = queryset.query.get_compiler(using)
    try:
        statement = compiler.as_sql()
    except EmptyResultSet:
        return

    def again(*unused: Any, **also_unused: Any) -> SQLCompiler:
        fresh: Any = copy.copy(compiler)
        fresh.connection = connections[using]
        fresh.as_sql = lambda *unused, **also_unused: statement
        return fresh

    kept: Any = queryset.query
    kept.get_compiler = again
    if len(_kept) >= AT_MOST:
        _kept.clear()
    _kept[key] = queryset
