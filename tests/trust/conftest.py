"""One cast, its samples and its deeds for all tests of a file; nothing any test does stays done."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction

from tests.rules import access_table
from tests.rules.cast import Cast, gather
from tests.rules.routes import Route

from . import deeds


@dataclass(frozen=True)
class House:
    """Who there is, what there is to look at, and what each address is sent when all is well."""

    cast: Cast
    made: access_table.Samples
    deeds: dict[str, deeds.Deed]

    def route(self, name: str) -> Route:
        return next(route for route in access_table.own_routes() if route.name == name)

    def address(self, name: str) -> str:
        return deeds.address(self.route(name), self.deeds[name], self.made)


@pytest.fixture(scope="module")
def gathered(django_db_setup, django_db_blocker) -> Iterator[House]:
    with django_db_blocker.unblock(), transaction.atomic():
        cast = gather()
        made = access_table.samples(cast)
        yield House(cast, made, deeds.every(cast, made))
        transaction.set_rollback(True)


@pytest.fixture
def house(gathered) -> Iterator[House]:
    """The house; whatever a test does in it is taken back."""
    with transaction.atomic():
        yield gathered
        transaction.set_rollback(True)
