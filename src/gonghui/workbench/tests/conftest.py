import pytest

from gonghui.services.membership.tests import applying
from tests.rules.cast import Cast, gather


@pytest.fixture
def cast(db) -> Cast:
    return gather()


@pytest.fixture
def case(cast):
    """An application to the officer's own union."""
    return applying.application(cast.organizations["basic"], "马小军", 101, cast.at)


@pytest.fixture
def foreign_case(cast):
    return applying.application(cast.organizations["elsewhere"], "牛大力", 102, cast.at)
