"""Keys turn while imports wait: checked rows are written, written ones undone, uploads still readable."""

import pytest

from gonghui.exchange import resealing
from gonghui.exchange.imports import applying
from gonghui.exchange.models import Chunk
from gonghui.exchange.pages import waiting
from gonghui.kernel import crypto
from gonghui.kernel.people import rotating
from gonghui.services.membership.models import Membership
from gonghui.services.membership.tests.conftest import AT, OFFICER, number, union

__all__ = ["union"]

HEADINGS = ["姓名", "证件号码", "手机"]
CHEN = ["陈秀兰", number(24), "15400000001"]
LI = ["李建国", number(33), "15400000002"]


@pytest.fixture(autouse=True)
def own_keys(settings, tmp_path):
    settings.DATA = tmp_path
    crypto.forget_keys()
    yield
    crypto.forget_keys()


@pytest.fixture
def batches(union):
    """One roster written, one checked and kept."""
    written = union.bring_in(union.roster(HEADINGS, [CHEN]))
    path = union.roster(HEADINGS, [LI])
    checked = union.check(path)
    waiting.keep(checked, path)
    return written, checked


def test_an_old_key_can_be_dropped_while_imports_wait(batches):
    written, checked = batches
    rotating.rotate()
    rotating.drop(1)
    assert crypto.key_numbers() == [2]
    with waiting.opened(checked) as path:
        assert path.read_bytes().startswith(b"PK")
    applying.apply(checked, by=OFFICER, at=AT)
    assert Membership.objects.count() == 2
    applying.undo(written, by=OFFICER, at=AT)
    assert Membership.objects.get().person.name == "李建国"


def test_rows_that_nobody_reseals_keep_the_old_key(batches, monkeypatch):
    kept = {name: reseal for name, reseal in rotating._elsewhere.items() if not name.startswith("exchange.")}
    monkeypatch.setattr(rotating, "_elsewhere", kept)
    rotating.rotate()
    with pytest.raises(rotating.KeyStillNeeded):
        rotating.drop(1)
    resealing.begin()
    rotating.drop(1)
    assert {crypto.key_number_of(chunk.outcomes) for chunk in Chunk.objects.all()} == {2}
