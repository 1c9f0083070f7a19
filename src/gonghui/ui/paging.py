"""Long lists: pages that are never counted to the end, filters, addresses with other parameters."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property

from gonghui import compiled
from gonghui.counting import RowCount

A_PAGE = 25
ENOUGH = 10_000
Filter = TypeVar("Filter", bound=Form)


class CappedPage(Page):
    """One page of a list that may be longer than it is counted."""

    paginator: "CappedPaginator"


class CappedPaginator(Paginator):
    """Counts no further than ENOUGH rows; longer lists are narrowed by filters, not by paging.

    The rows of a page and their count are read in one query; a page behind the last one takes a second.
    With `columns` the rows are dicts of these, which costs a third of model objects; with `kept_as` besides,
    a key of `compiled.rows` that names the list, the statement of each page is made only once.
    """

    def __init__(self, rows: Any, size: int, columns: Sequence[str] = (), kept_as: tuple = ()) -> None:
        self.columns, self.kept_as = columns, kept_as
        self.object_list: Any
        super().__init__(rows, size)

    def _check_object_list_is_ordered(self) -> None:
        if not self.kept_as:  # asking would build the query that need not be built
            super()._check_object_list_is_ordered()  # type: ignore[misc]  # Django's own, not in its types

    @cached_property
    def count(self) -> int:
        return self._counted().count() if isinstance(self.object_list, QuerySet) else len(self.object_list)

    def get_page(self, number: float | str | None) -> CappedPage:
        start = (_whole(number) - 1) * self.per_page
        if start >= ENOUGH or not (self.kept_as or isinstance(self.object_list, QuerySet)):
            return self._asked(number)
        rows = self._counted_rows(start, start + self.per_page)
        if not rows and start:
            return self._asked(number)
        found = rows[0] if rows else {"rows_found": 0}
        self.count = found["rows_found"] if isinstance(found, dict) else found.rows_found
        return CappedPage(rows[: self.count - start], start // self.per_page + 1, self)

    def _asked(self, number: float | str | None) -> CappedPage:
        """As Django does it: the nearest page for a number that there is none of."""
        return cast(CappedPage, super().get_page(number))

    def page(self, number: int | str) -> CappedPage:
        """One page; what its query shows of a row is decided only now, so that counting joins nothing."""
        number = self.validate_number(number)
        if not isinstance(self.object_list, QuerySet):
            start = (number - 1) * self.per_page
            return CappedPage(self.object_list[start : start + self.per_page], number, self)
        start = (number - 1) * self.per_page
        return CappedPage(list(self._query(start, min(start + self.per_page, self.count))), number, self)

    def _counted_rows(self, start: int, stop: int) -> list:
        if self.kept_as:
            key = ("page", self.kept_as, self.columns, start, stop, ENOUGH)
            return compiled.rows(key, lambda: self._query(start, stop, rows_found=RowCount(self._counted())))
        return list(self._query(start, stop, rows_found=RowCount(self._counted())))

    def _query(self, start: int, stop: int, **beside: RowCount) -> QuerySet:
        rows = self.object_list.annotate(**beside)
        return (rows.values(*self.columns, *beside) if self.columns else rows)[start:stop]

    def _counted(self) -> QuerySet:
        return self.object_list.order_by().values("pk")[:ENOUGH]

    @property
    def is_capped(self) -> bool:
        return self.count >= ENOUGH


def page_of(
    request: HttpRequest, rows: Any, size: int = A_PAGE, columns: Sequence[str] = (), kept_as: tuple = ()
) -> CappedPage:
    """The page of a list that the address asks for; with `columns`, of dicts instead of model objects.

    `kept_as` is for lists that everybody opens: see CappedPaginator. Their rows may be given lazily.
    """
    return CappedPaginator(rows, size, columns, kept_as).get_page(request.GET.get("page"))


def filter_of(request: HttpRequest, make: Callable[[QueryDict], Filter]) -> Filter:
    """The filter form of a list, checked; a value that nobody offered is left out."""
    return checked_filter(request.GET, make)


def checked_filter(given: QueryDict, make: Callable[[QueryDict], Filter]) -> Filter:
    """The same for conditions that do not stand in the address."""
    query = given.copy()
    form = make(query)
    if form.errors:
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


def _whole(number: float | str | None) -> int:
    """The number of a page as an address gives it; the first for anything senseless."""
    return max(int(text), 1) if (text := str(number)).isdecimal() else 1
