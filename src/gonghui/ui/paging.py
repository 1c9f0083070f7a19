"""Long lists: pages that are never counted to the end, filters, addresses with other parameters."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property

A_PAGE = 25
ENOUGH = 10_000


class CappedPaginator(Paginator):
    """Counts no further than ENOUGH rows; longer lists are narrowed by filters, not by paging."""

    @cached_property
    def count(self) -> int:
        if isinstance(self.object_list, QuerySet):
            return self.object_list.order_by().select_related(None).values("pk")[:ENOUGH].count()
        return len(self.object_list)

    @property
    def is_capped(self) -> bool:
        return self.count >= ENOUGH


def page_of(request: HttpRequest, rows: Any, size: int = A_PAGE) -> Page:
    """The page of a list that the address asks for."""
    return CappedPaginator(rows, size).get_page(request.GET.get("page"))


def filter_of(request: HttpRequest, make: Callable[[QueryDict], Form]) -> Form:
    """The filter form of a list, checked; a value that nobody offered is left out."""
    query = request.GET.copy()
    form = make(query)
    for name in form.errors:
        query.pop(name, None)
    form = make(query)
    form.is_valid()
    return form


def address_with(request: HttpRequest, **changes: str) -> str:
    """This page's address with other parameters; an empty value takes one away."""
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"{request.path}?{query.urlencode()}" if query else request.path
