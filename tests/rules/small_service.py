"""The small service of docs/adding-a-service.md, made in a copy of the house and taken out of it again.

`python -m tests.rules.small_service PART` is one part of its life, each in a process of its own since a
running house reads its services once. Prints what is wrong, a line each; nothing when all is well.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
NAME = "water"
BLOCK = re.compile(r"^`([\w./]+)`\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINE = f'    "gonghui.services.{NAME}",\n'
EMPTY = ("__init__.py", "migrations/__init__.py", "tests/__init__.py")


def copy_of_the_house(folder: Path) -> Path:
    """The house without its history, in a folder of its own."""
    for part in ("src", "tests", "docs"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("pictures", ".*"))
    return folder


def files() -> dict[str, str]:
    """Of the document: the name of each file of the small service, and what stands in it."""
    return dict(BLOCK.findall((ROOT / "docs" / "adding-a-service.md").read_text(encoding="utf-8")))


def add(house: Path) -> None:
    """Steps 1 to 6 and 8: the folder, and its line in the settings."""
    for name, text in {**files(), **dict.fromkeys(EMPTY, "")}.items():
        file = _folder(house) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    settings = _settings(house)
    before = '    "gonghui.services.membership",\n'
    settings.write_text(settings.read_text(encoding="utf-8").replace(before, before + LINE), encoding="utf-8")


def remove(house: Path) -> None:
    """The third step of removing; the tables went before."""
    shutil.rmtree(_folder(house))
    settings = _settings(house)
    settings.write_text(settings.read_text(encoding="utf-8").replace(LINE, ""), encoding="utf-8")


def _folder(house: Path) -> Path:
    return house / "src" / "gonghui" / "services" / NAME


def _settings(house: Path) -> Path:
    return house / "src" / "gonghui" / "config" / "settings.py"


def standing() -> Iterator[str]:
    """What is wrong with the house while the service stands in it; at the end its tables are taken away."""
    from django.core.management import call_command

    call_command("makemigrations", NAME, verbosity=0)
    call_command("migrate", verbosity=0)
    from django.utils import timezone

    from gonghui.kernel.access import actions as access
    from gonghui.kernel.actor import SYSTEM
    from tests.rules import access_table, test_sensitive
    from tests.rules.cast import gather

    cast = gather()
    made = {**_told_by("membership", "access_samples").samples(cast)}
    made |= _told_by(NAME, "access_samples").samples(cast)
    missing = [name for name in access_table.without_samples(made) if NAME in name]
    yield from (f"no sample for {name}" for name in missing)
    yield from (f"not registered: {column}" for column in _unregistered(test_sensitive))
    yield from _wrong_in_the_table(access_table, cast, made)
    yield from _wrong_on_the_pages(cast)
    yield from _wrong_with_the_deeds(cast, made)
    yield from _wrong_with_the_notice(cast)
    basic = cast.organizations["basic"]
    access.switch_service(basic, NAME, on=False, by=SYSTEM, at=timezone.now())
    if cast.client("member").get("/water/").status_code != 404 or NAME in _page(cast, "member", "/services/"):
        yield "switched off, it is still there"
    if not list(remains()):
        yield "the look for remains would not notice it"
    call_command("migrate", NAME, "zero", verbosity=0)


def gone() -> Iterator[str]:
    """What is wrong with the house after the service was taken out."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    yield from remains()


def remains() -> Iterator[str]:
    """What is left of the service, and which page no longer works without it."""
    from django.db import connection
    from django.test import Client

    from gonghui import registry
    from gonghui.kernel.access.models import Account
    from gonghui.kernel.access.tests.signing_in import sign_in
    from gonghui.kernel.notices.models import Notice
    from tests.rules.cast import KINDS

    yield from (f"table {each}" for each in connection.introspection.table_names() if NAME in each)
    if NAME in {each.code for each in registry.services()}:
        yield "the registry still finds it"
    message = f"/messages/{Notice.objects.get(kind='water.stands').uid}/"
    pages = {
        "member": ("/", "/services/", "/messages/", message),
        "officer": ("/", "/work/"),
        "administrator": ("/", "/work/", "/work/switches/"),
    }
    for kind, addresses in pages.items():
        account = Account.objects.get(phone=f"1390000{list(KINDS).index(kind):04d}")
        client = sign_in(Client(raise_request_exception=False), account, second=kind != "member")
        for address in addresses:
            answer = client.get(address)
            if answer.status_code != 200 or "/water/" in answer.content.decode():
                yield f"{address} answers {answer.status_code} to the {kind}, or still leads there"
        for address in ("/water/", "/work/water/"):
            if (status := client.get(address).status_code) != 404:
                yield f"{address} answers {status}"


def _told_by(service: str, what: str) -> ModuleType:
    """What a service says to the rules of the house."""
    return import_module(f"gonghui.services.{service}.tests.{what}")


def _unregistered(rule) -> list[str]:
    return [each for each in rule.columns() - rule.registered().keys() if each.startswith(NAME)]


def _wrong_in_the_table(access_table, cast, made) -> Iterator[str]:
    """Who is let in, from the walk that approves every service: officer and chair, in their own union."""
    from django.urls import reverse

    routes = [route for route in access_table.own_routes() if route.group == NAME]
    yield from (f"{route.name} has no door" for route in routes if not route.door)
    rows = [line.split() for route in routes for line in access_table._lines(cast, route, made)]
    told = {(row[0], row[1]): dict(zip(access_table.KINDS, row[2:], strict=True)) for row in rows}
    for kind in access_table.KINDS:
        is_let_in = kind in ("officer", "chair", "stranger")
        wanted = "200" if is_let_in else "sign-in" if kind == "anonymous" else "404"
        if (got := told["GET", "workbench-water:asked"][kind]) != wanted:
            yield f"/work/water/ answers {got} to the {kind}"
    stands = told["POST", "workbench-water:stands"]
    if [kind for kind, says in stands.items() if says == ">workbench-water:asked"] != ["officer", "chair"]:
        yield f"standing answers {stands}"
    foreign, absent = made["workbench-water:stands"][1], {"uid": "00000000-0000-4000-8000-000000000000"}
    answers = [
        access_table.answer(cast, "officer", "POST", reverse("workbench-water:stands", kwargs=places))
        for places in (foreign, absent)
    ]
    if answers[0] != answers[1]:
        yield f"foreign answers {answers[0].says}, absent {answers[1].says}"


def _wrong_on_the_pages(cast) -> Iterator[str]:
    if "缺饮水点" not in _page(cast, "member", "/services/"):
        yield "no tile"
    if "/work/water/" not in _page(cast, "officer", "/work/"):
        yield "no entry in the officer's menu"
    if "/work/water/" in _page(cast, "steward", "/work/"):
        yield "an entry in the menu of someone without the right"


def _wrong_with_the_deeds(cast, made) -> Iterator[str]:
    from gonghui.kernel.journal.models import Entry
    from tests.rules import access_table
    from tests.trust import deeds

    told = _told_by(NAME, "deeds").deeds(cast, made)
    for route in access_table.own_routes():
        if route.group == NAME and deeds.asks_for(route.view, "POST"):
            before, deed = Entry.objects.count(), deeds.Deed(**told[route.name])
            answer = cast.client(deed.kind).post(deeds.address(route, deed, made), deed.data)
            if answer.status_code != 302 or Entry.objects.count() == before:
                yield f"{route.name} answers {answer.status_code} and does nothing"


def _wrong_with_the_notice(cast) -> Iterator[str]:
    if "东门的饮水点装好了" not in _page(cast, "member", "/messages/"):
        yield "who asked was not told"


def _page(cast, kind: str, address: str) -> str:
    return cast.client(kind).get(address).content.decode()


PARTS: dict[str, Callable[[], Iterator[str]]] = {"standing": standing, "gone": gone}

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django
    from django.conf import settings
    from django.test.utils import setup_test_environment

    settings.DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA synchronous=OFF"
    django.setup()
    setup_test_environment()
    for fault in PARTS[sys.argv[1]]():
        print(fault)
