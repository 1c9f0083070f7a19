"""What a page does not offer cannot be written: every deed is sent with the columns of all models besides."""

import datetime
import re
from urllib.parse import urlencode

import pytest
from django.db import models, transaction
from django.http import HttpResponse
from django.test import Client

from gonghui.kernel.cases.models import WorkItem
from gonghui.workbench import case_desk
from tests.rules.cast import KINDS

from . import database
from .test_journal import names

TEXT, NUMBER = "夹带的内容", 987_654_321
DAY = datetime.date(1999, 12, 30)
FORM = "application/x-www-form-urlencoded"
NAMES = re.compile(r'<(?:input|select|textarea)\b[^>]*\bname="([^"]+)"')


def smuggled() -> dict[str, str]:
    """Column → a value that betrays itself where it lands. Yes and no, and choices, are counted instead."""
    values = {}
    for model in database.models_kept():
        for field in model._meta.concrete_fields:
            value = _betraying(field)
            values |= {field.name: value, field.attname: value}
    return values


def _betraying(field: models.Field) -> str:
    if field.choices:
        return str(field.choices[-1][0])
    if isinstance(field, models.BooleanField):
        return "0" if field.default else "1"
    if isinstance(field, (models.DateField, models.DateTimeField)):
        return DAY.isoformat()
    text = isinstance(field, (models.CharField, models.TextField, models.BinaryField, models.JSONField))
    return TEXT if text else str(NUMBER)


def landed() -> set[str]:
    """Columns in which something smuggled stands."""
    return {column for column, value in database.values() if _is_smuggled(value)}


def _is_smuggled(value: object) -> bool:
    if isinstance(value, datetime.datetime):
        return value.date() == DAY
    if isinstance(value, (str, list, dict)):
        return TEXT in str(value) or str(NUMBER) in str(value) or DAY.isoformat() in str(value)
    return value in (NUMBER, DAY)


def offered(house, name: str, client) -> set[str]:
    """The names of the fields that the page of this address offers."""
    answer = client.get(house.address(name))
    text = answer.content.decode() if answer.status_code == 200 and not answer.streaming else ""
    return set(NAMES.findall(text))


def send(client: Client, address: str, data: dict) -> HttpResponse:
    """As a browser sends a form: in parts only where a file is among it, which takes five times as long."""
    if any(hasattr(value, "read") for value in data.values()):
        return client.post(address, data)
    return client.post(address, urlencode(data, doseq=True), content_type=FORM)


def written(house, name: str, kind: str) -> tuple[set[str], list[str]]:
    """What lands where, and which switches fall otherwise, when everything is sent besides the deed."""
    deed, client = house.deeds[name], house.cast.client(kind, judged=False)
    counted = []
    for extra in ({}, smuggled()):
        with transaction.atomic():
            if deed.first:
                deed.first(client)
            known = deed.data.keys() | (offered(house, name, client) if extra else set())
            extra = {key: value for key, value in extra.items() if key not in known}
            send(client, house.address(name), deed.data | extra)
            counted.append(database.switches())
            found = landed() if extra else set()
            transaction.set_rollback(True)
    plain, full = counted
    return found, [column for column in plain if plain[column] != full[column]]


@pytest.mark.parametrize("name", names())
def test_whoever_sends_all_columns_besides_changes_nothing_more(house, name):
    assert written(house, name, house.deeds[name].kind) == (set(), [])


def test_whoever_is_refused_leaves_no_trace_however_much_is_sent(house):
    refused, everything = 0, smuggled()
    for name in names():
        for kind in sorted(KINDS.keys() - {house.deeds[name].kind}):
            with transaction.atomic():
                answer = send(house.cast.client(kind, judged=False), house.address(name), everything)
                if answer.status_code == 404 or "/sign-in/" in answer.headers.get("Location", ""):
                    refused += 1
                else:
                    transaction.set_rollback(True)
    assert refused > 200
    assert landed() == set()


def test_a_view_that_takes_whatever_is_sent_would_be_noticed(house, monkeypatch):
    real = case_desk.found_or_404

    def greedy(actor, uid, at):
        case = real(actor, uid, at)
        WorkItem.objects.filter(case=case).update(stage=smuggled()["stage"])
        return case

    monkeypatch.setattr(case_desk, "found_or_404", greedy)
    found, _switches = written(house, "workbench:claim", "officer")
    assert found == {"cases.WorkItem.stage"}
