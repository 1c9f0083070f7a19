from collections.abc import Iterator

import pytest

from gonghui import registry
from gonghui.kernel.journal.tests.flushing import flushing_past_the_rules

from . import cast, flow_for_tests

__all__ = ["flushing_past_the_rules"]


@pytest.fixture(autouse=True, scope="module")
def trial_flows() -> Iterator[None]:
    """Let the registry know the flows, permissions and notices of these tests besides the declared ones."""
    with pytest.MonkeyPatch.context() as patch:
        for name, ours in (
            ("flows", flow_for_tests.FLOWS),
            ("permissions", flow_for_tests.PERMISSIONS),
            ("notice_kinds", flow_for_tests.NOTICES),
        ):
            patch.setattr(registry, name, _with(getattr(registry, name), ours))
        yield


@pytest.fixture
def who(db):
    return cast.cast()


def _with(declared, ours):
    return lambda: {**declared(), **ours}
