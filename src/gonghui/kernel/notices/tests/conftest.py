import pytest

from gonghui.kernel.notices import kinds
from gonghui.kernel.notices.channels.wechat import Wechat
from gonghui.kernel.notices.terms import TERM_ENDS

from .cast import HARD, JOINED, URGENT


@pytest.fixture(autouse=True)
def _kinds_and_no_demo(monkeypatch):
    monkeypatch.setattr(kinds, "_own", {kind.code: kind for kind in (JOINED, URGENT, HARD, TERM_ENDS)})
    monkeypatch.delenv("GONGHUI_DEMO", raising=False)
    monkeypatch.setattr(Wechat, "_tokens", {})
