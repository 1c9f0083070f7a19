"""What this room's tests share."""

import pytest


@pytest.fixture
def who(db):
    from .cast import cast

    return cast()
