"""The storeys, the kernel's rooms and the inside of a service: nothing imports upwards (.importlinter)."""

import ast

import pytest
from importlinter import cli
from importlinter.cli import EXIT_STATUS_ERROR, EXIT_STATUS_SUCCESS, lint_imports

from tests.rules import house

CONTRACTS = house.ROOT / ".importlinter"


@pytest.fixture(autouse=True)
def own_logging(monkeypatch):
    """The checker would silence every logger that stands already, also for the tests after it."""
    monkeypatch.setattr(cli, "_configure_logging", lambda *_given, **_more: None)


def test_every_import_contract_is_kept(capfd):
    status = lint_imports(config_filename=str(CONTRACTS), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capfd.readouterr().out


def test_the_same_contract_upside_down_is_broken(tmp_path, capfd):
    turned = CONTRACTS.read_text().replace("gonghui.cli\n", "").replace("gonghui.manifest\n", "gonghui.cli\n")
    upside_down = tmp_path / "importlinter.ini"
    upside_down.write_text(turned.replace("gonghui.ui\n", "gonghui.ui\n    gonghui.config\n", 1))
    status = lint_imports(config_filename=str(upside_down), no_cache=True)
    assert status == EXIT_STATUS_ERROR, capfd.readouterr().out


@pytest.mark.parametrize("file", house.python_files(), ids=house.named)
def test_only_the_registry_reaches_for_services_by_name(file):
    if file.parent.name == "gonghui" and file.name == "registry.py":
        return
    for node in ast.walk(house.tree_of(file)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "import_module":
            said = ast.unparse(node)
            assert "gonghui.services" not in said, f"{house.named(file)}:{node.lineno} {said}"
