"""With the settings of a real start Django's own check for production has nothing to say."""

import sys
from importlib.util import module_from_spec, spec_from_file_location

import pytest
from django.conf import settings as running
from django.core import checks
from django.test import override_settings

from gonghui.config.paths import PACKAGE

SILENCED = ["security.W005", "security.W021"]
NAMES = ("SECURE_", "SESSION_", "CSRF_", "X_FRAME", "DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "MIDDLEWARE")


@pytest.fixture
def started(monkeypatch, tmp_path):
    """What the settings say on a machine whose environment is this."""

    def start(**environment: str) -> dict:
        for name in ("GONGHUI_DEBUG", "GONGHUI_DEMO", "GONGHUI_SECRET", "GONGHUI_HOSTS"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("GONGHUI_DATA", str(tmp_path))
        for name, value in environment.items():
            monkeypatch.setenv(f"GONGHUI_{name}", value)
        monkeypatch.delitem(sys.modules, "gonghui.config.sign_in")
        spec = spec_from_file_location("gonghui.config.tried", PACKAGE / "config" / "settings.py")
        said = module_from_spec(spec)
        spec.loader.exec_module(said)
        return {name: value for name, value in vars(said).items() if name.startswith(NAMES)}

    return start


def warnings(said: dict) -> list[str]:
    with override_settings(**said):
        found = checks.run_checks(include_deployment_checks=True, tags=[checks.Tags.security])
    return sorted(each.id for each in found if each.id not in running.SILENCED_SYSTEM_CHECKS)


PRODUCTION = {
    "ADDRESS": "https://gonghui.example",
    "HOSTS": "gonghui.example",
    "SECRET": "5f8d-" * 13 + "key",
}


def test_production_settings_produce_no_warning(started):
    assert warnings(started(**PRODUCTION)) == []


def test_nothing_is_silenced_but_what_belongs_to_the_owner_of_the_domain():
    assert running.SILENCED_SYSTEM_CHECKS == SILENCED


@pytest.mark.parametrize(
    ("changed", "warned"),
    [
        ({"ADDRESS": "http://gonghui.example"}, "security.W012"),
        ({"DEBUG": "1"}, "security.W018"),
        ({"SECRET": "short"}, "security.W009"),
    ],
)
def test_an_unsafe_start_would_be_noticed(started, changed, warned):
    assert warned in warnings(started(**{**PRODUCTION, **changed}))
