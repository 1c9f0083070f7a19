"""Nothing goes round the doors: protections stay on, scoped records are read only through `queries`."""

import ast

import pytest
from django.apps import apps

from gonghui.workbench.views import inbox
from tests.rules import doors, house, routes


def scoped_models() -> set[str]:
    from gonghui.kernel.organizations.scoped import Scoped

    return {model.__name__ for model in apps.get_models() if issubclass(model, Scoped)}


def open_doors() -> dict[tuple[str, str], list[int]]:
    """(file, what) → lines, over the whole house."""
    found: dict[tuple[str, str], list[int]] = {}
    scoped = scoped_models()
    for file in house.python_files():
        for what, line in doors.opened(file, scoped):
            found.setdefault((house.named(file), what), []).append(line)
    for file in house.templates():
        for what, line in doors.opened_in_template(file.read_text(encoding="utf-8")):
            found.setdefault((house.named(file), what), []).append(line)
    return found


def test_every_open_door_is_on_the_list_with_its_reason():
    exempt = doors.exemptions()
    found = open_doors().items()
    unlisted = [f"{file} {what} line {lines}" for (file, what), lines in found if (file, what) not in exempt]
    assert not unlisted, "\n".join(unlisted)


def test_the_list_names_no_door_that_is_shut():
    assert set(doors.exemptions()) - set(open_doors()) == set()


def without_our_token() -> list[routes.Route]:
    """Addresses that take what is sent without our token against forgery, by whoever's hand."""
    return [route for route in routes.routes() if getattr(route.view, "csrf_exempt", False)]


def test_only_the_open_interface_does_without_our_token():
    assert without_our_token() == [route for route in routes.routes() if route.is_interface]


def test_another_view_without_it_would_be_noticed(monkeypatch):
    monkeypatch.setattr(inbox, "csrf_exempt", True, raising=False)
    assert [route.name for route in without_our_token() if not route.is_interface] == ["workbench:inbox"]


def test_every_exemption_says_why():
    assert [place for place, why in doors.exemptions().items() if len(why) < 10] == []


@pytest.mark.parametrize(
    ("code", "what"),
    [
        ("connection.cursor()", "raw_sql"),
        ("Member.objects.raw('select')", "raw_sql"),
        ("@csrf_exempt\ndef view(request): ...", "csrf_exempt"),
        ("return_(mark_safe(text))", "mark_safe"),
        ("from .models import Membership\nMembership.objects.filter(pk=1)", "reads:Membership"),
    ],
)
def test_each_way_round_is_noticed(tmp_path, code, what):
    file = tmp_path / "actions.py"
    file.write_text(code)
    ast.parse(code)
    assert what in [found for found, _line in doors.opened(file, {"Membership"})]


def test_the_door_itself_may_read_and_an_action_may_make_and_lock(tmp_path):
    reading = "from .models import Membership\nMembership.objects.filter(pk=1)"
    (tmp_path / "queries.py").write_text(reading)
    making = "from .models import Membership\nMembership.objects.create()"
    making += "\nMembership.objects.select_for_update().get()"
    making += "\nMembership.objects.filter(pk=1, version=2).update(version=3)"
    (tmp_path / "actions.py").write_text(making)
    for name in ("queries.py", "actions.py"):
        assert list(doors.opened(tmp_path / name, {"Membership"})) == []


def test_safe_in_a_template_is_noticed():
    assert list(doors.opened_in_template("<p>\n{{ text|safe }}")) == [("template_safe", 2)]
