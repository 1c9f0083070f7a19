"""T10: a key to the open interface opens what it was issued for, for as long, and nothing besides."""

import base64
import datetime
from collections.abc import Iterator

import pytest
import time_machine
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from gonghui import registry
from gonghui.exchange.interface import issuing, queries
from gonghui.exchange.models import ApiToken
from gonghui.exchange.tests.issued import bearer, issuer, key
from gonghui.kernel.access.models import Position, ServiceSwitch
from gonghui.kernel.journal import actions as journal
from gonghui.kernel.once.models import Answer
from gonghui.services.grievances.models import Grievance, Letter
from gonghui.services.grievances.queries import brought
from gonghui.services.grievances.tests import samples_interface, saying
from tests.rules import access_table
from tests.rules.cast import gather

from . import calls, database
from .calls import endpoints, send, tried

DAY = datetime.timedelta(days=1)
GUARDED = [endpoint for endpoint in endpoints() if endpoint.scope is not None]
CHANGING = [endpoint for endpoint in endpoints() if endpoint.changes]
KEYED = [endpoint for endpoint in CHANGING if endpoint.keyed]


def named(endpoint) -> str:
    return endpoint.code


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def callings(cast):
    return calls.every(cast)


def by_code(code: str):
    return next(endpoint for endpoint in endpoints() if endpoint.code == code)


def test_every_call_has_something_to_try(callings):
    assert callings.keys() == {endpoint.code for endpoint in endpoints()}


def more_than_issued_for(cast, callings) -> Iterator[str]:
    """Keys of one scope, of none, of all, at every call: which answers differ from what their scopes say."""
    every = sorted(registry.scopes())
    keys = {scope: key(cast, scopes=[scope])[1] for scope in every}
    keys |= {"": "", "all": key(cast)[1], "wrong": "gonghui_wrong"}
    for endpoint in endpoints():
        for carried, secret in keys.items():
            status = tried(endpoint, callings[endpoint.code], secret).status_code
            if status != expected(endpoint, carried):
                yield f"{endpoint.code} with “{carried}”: {status}"


def expected(endpoint, carried: str) -> int:
    if endpoint.scope is None:
        return endpoint.status
    if carried in ("", "wrong"):
        return 401
    return endpoint.status if carried == "all" or endpoint.scope in ("", carried) else 403


def test_each_key_opens_exactly_the_calls_of_its_scopes(cast, callings):
    assert list(more_than_issued_for(cast, callings)) == []


def test_twin_without_the_look_at_scopes_keys_would_open_more(cast, callings, monkeypatch):
    monkeypatch.setattr(queries, "carries", lambda token, scope: True)
    assert len(list(more_than_issued_for(cast, callings))) >= 3


def kept_of(secret: str) -> list[str]:
    """Columns in which the secret of a key, or half of it, can be read, however it is written."""
    bare = secret.removeprefix(issuing.LEADS)
    raw = base64.urlsafe_b64decode(bare + "=")
    found = []
    for column, value in database.values():
        value = bytes(value) if isinstance(value, (memoryview, bytes)) else str(value).encode()
        if any(part in value for part in (bare[:20].encode(), bare[-20:].encode(), raw, raw.hex().encode())):
            found.append(column)
    return found


def test_of_a_key_only_its_hash_is_kept_anywhere(cast, callings):
    token, secret = key(cast)
    for endpoint in endpoints():
        send(endpoint, callings[endpoint.code], secret)
    assert kept_of(secret) == []
    assert bytes(ApiToken.objects.get(pk=token.pk).secret_hash) == queries.hash_of(secret)


def test_twin_a_key_kept_readable_would_be_found(cast):
    token, secret = key(cast)
    ApiToken.objects.filter(pk=token.pk).update(secret_hash=secret.encode())
    assert kept_of(secret) == ["exchange.ApiToken.secret_hash"]


def shut(cast, token: ApiToken, way: str) -> None:
    if way == "revoked":
        issuing.revoke_token(token, reason="平台停用", by=issuer(cast), at=cast.at)
    elif way == "expired":
        ApiToken.objects.filter(pk=token.pk).update(issued_at=cast.at - 30 * DAY)
    else:
        Position.objects.filter(person=cast.people["administrator"]).update(
            valid_to=timezone.localdate(cast.at)
        )


def still_open(cast, callings, way: str) -> list[str]:
    """Calls that a key opens which worked a moment ago and was shut since."""
    token, secret = key(cast)
    for endpoint in GUARDED:
        assert tried(endpoint, callings[endpoint.code], secret).status_code == endpoint.status
    shut(cast, token, way)
    answers = {each.code: tried(each, callings[each.code], secret).status_code for each in GUARDED}
    return [code for code, status in answers.items() if status != 401]


WAYS = ("revoked", "expired", "unheld")


@pytest.mark.parametrize("way", WAYS)
def test_a_key_that_was_shut_opens_not_one_call_more(cast, callings, way):
    assert still_open(cast, callings, way) == []


@pytest.mark.parametrize("way", WAYS)
def test_twin_without_the_look_at_each_call_it_would_go_on(cast, callings, way, monkeypatch):
    monkeypatch.setattr(queries, "fault_of", lambda token, at: "")
    assert len(still_open(cast, callings, way)) == len(GUARDED)


def test_after_ninety_days_no_key_opens_anything(cast, callings):
    _token, secret = key(cast, days=90)
    endpoint = by_code("token")
    with time_machine.travel(cast.at + 90 * DAY - datetime.timedelta(seconds=5), tick=False):
        assert tried(endpoint, callings["token"], secret).status_code == 200
    with time_machine.travel(cast.at + 90 * DAY, tick=False):
        assert tried(endpoint, callings["token"], secret).status_code == 401


def test_whatever_is_wrong_with_a_key_is_answered_with_the_same_bytes(cast, callings):
    secrets = ["", "x", "gonghui_", "gonghui_" + "A" * 43, "密钥".encode().decode("latin-1"), "a b"]
    for way in WAYS[:2]:
        token, secret = key(cast)
        shut(cast, token, way)
        secrets.append(secret)
    answers = [tried(by_code("token"), callings["token"], secret) for secret in secrets]
    answers.append(Client().get("/api/v1/token", headers={"Authorization": "Basic YTpi"}))
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    assert {answer["WWW-Authenticate"] for answer in answers} == {"Bearer"}


def test_what_the_union_has_switched_off_is_absent_for_its_systems_too(cast, callings):
    _token, secret = key(cast)
    ServiceSwitch.objects.create(
        organization=cast.organizations["basic"], service="grievances", off_from=cast.at - DAY
    )
    own = [each for each in GUARDED if each.code.startswith("grievances.")]
    answers = {tried(each, callings[each.code], secret).status_code for each in own}
    assert answers == ({404} if registry.service("grievances").can_be_switched_off else {200, 201})


def entered_with_a_key(cast) -> list[str]:
    """Pages that open to a key as to a person."""
    _token, secret = key(cast)
    client, made = Client(raise_request_exception=False), access_table.samples(cast)
    client.unjudged = True
    found = []
    for route in access_table.own_routes():
        if route.is_interface or route.door == "open_to_all":
            continue
        own = made.get(route.name, (None, None))[0]
        answer = client.get(route.address(own or route.absent), headers=bearer(secret))
        if answer.status_code == 200:
            found.append(route.name)
    return found


def test_a_key_becomes_no_person_and_opens_no_page(cast):
    assert entered_with_a_key(cast) == []


def answers_about(cast, secret: str) -> dict[str, set[bytes]]:
    """What both calls about one grievance answer: of the other city, of a worker herself, of nobody."""
    theirs = samples_interface.brought(cast, "elsewhere").case.number
    her_own = saying.grievance(cast).case.number
    found: dict[str, set[bytes]] = {}
    for code, sent in (("grievances.state", None), ("grievances.word", {"text": "补充"})):
        for number in (theirs, her_own, "SQ2026-999999", "0", "'", "..", "诉求"):
            calling = calls.Calling({"number": number}, sent)
            answer = tried(by_code(code), calling, secret)
            found.setdefault(code, set()).add(b"%d %s" % (answer.status_code, answer.content))
    return found


def test_what_is_foreign_is_answered_exactly_as_what_is_absent(cast):
    answers = answers_about(cast, key(cast)[1])
    assert [len(each) for each in answers.values()] == [1, 1]
    assert all(each.startswith(b"404 ") for each in set.union(*answers.values()))


def test_twin_without_the_scope_of_the_union_the_foreign_would_show(cast, monkeypatch):
    monkeypatch.setattr(brought, "brought_to", lambda organization: Grievance.objects.all())
    assert all(len(each) > 1 for each in answers_about(cast, key(cast)[1]).values())


def test_the_city_s_system_follows_what_systems_below_it_brought_but_not_the_other_way(cast):
    below = calls.Calling({"number": samples_interface.brought(cast, "basic").case.number})
    above = calls.Calling({"number": samples_interface.brought(cast, "city", "13700000009").case.number})
    state = by_code("grievances.state")
    city, basic = key(cast, "city")[1], key(cast, "basic")[1]
    assert [tried(state, each, city).status_code for each in (below, above)] == [200, 200]
    assert [tried(state, each, basic).status_code for each in (below, above)] == [200, 404]


@pytest.mark.parametrize("endpoint", KEYED, ids=named)
def test_the_same_key_of_a_request_does_it_once(cast, callings, endpoint):
    _token, secret = key(cast)
    first = send(endpoint, callings[endpoint.code], secret, "eins")
    before = database.everything()
    again = send(endpoint, callings[endpoint.code], secret, "eins")
    assert first.status_code == again.status_code == endpoint.status
    assert first.content == again.content
    assert database.differences(before, database.everything()) == []
    other = calls.Calling(callings[endpoint.code].places, callings[endpoint.code].sent | {"text": "别的话"})
    assert send(endpoint, other, secret, "eins").json()["code"] == "other_request"


@pytest.mark.parametrize("endpoint", KEYED, ids=named)
def test_twin_another_key_of_a_request_does_it_again(cast, callings, endpoint):
    _token, secret = key(cast)
    send(endpoint, callings[endpoint.code], secret, "eins")
    before = database.everything()
    send(endpoint, callings[endpoint.code], secret, "zwei")
    assert database.differences(before, database.everything())


def test_two_systems_with_the_same_key_of_a_request_do_not_get_each_other_s_answer(cast, callings):
    bring = by_code("grievances.bring")
    numbers = {
        send(bring, callings[bring.code], secret, "eins").json()["number"]
        for secret in (key(cast)[1], key(cast)[1])
    }
    assert len(numbers) == 2


@pytest.mark.parametrize("endpoint", CHANGING, ids=named)
def test_what_a_system_does_stands_in_the_journal_under_its_name_or_says_why_not(cast, callings, endpoint):
    token, secret = key(cast)
    before = set(journal.Entry.objects.values_list("pk", flat=True))
    assert send(endpoint, callings[endpoint.code], secret).status_code == endpoint.status
    written = journal.Entry.objects.exclude(pk__in=before)
    named_by_it = written.filter(via=f"token:{token.pk}", by_name=token.actor_name)
    assert named_by_it.exists() == (not callings[endpoint.code].unrecorded)
    assert written.exists() == (not callings[endpoint.code].unrecorded)


@pytest.mark.parametrize("endpoint", KEYED, ids=named)
def test_without_the_journal_nothing_is_done(cast, callings, endpoint, monkeypatch):
    _token, secret = key(cast)
    tried(by_code("token"), callings["token"], secret)
    before = database.everything()

    def fails(*args, **more):
        raise DatabaseError("no journal")

    monkeypatch.setattr(journal, "record_many", fails)
    with pytest.raises(DatabaseError):
        send(endpoint, callings[endpoint.code], secret)
    changed = database.differences(before, database.everything())
    assert changed in ([], ["~ exchange.ApiToken"]), "the day of its use may stay"


def test_who_gives_no_name_leaves_nothing_but_the_sealed_letter(cast, callings):
    _token, secret = key(cast)
    tried(by_code("token"), callings["token"], secret)
    send(by_code("token"), callings["token"], secret)
    before = database.everything()
    answer = send(by_code("grievances.bring_unnamed"), callings["grievances.bring_unnamed"], secret)
    assert len(answer.json()["receipt"]) == 16
    assert database.differences(before, database.everything()) == [f"+ {Letter._meta.label}"]
    assert not Answer.objects.exists()


@pytest.mark.parametrize("endpoint", [each for each in endpoints() if each.takes], ids=named)
def test_nothing_is_taken_that_is_not_asked_for(cast, callings, endpoint):
    _token, secret = key(cast)
    sent = callings[endpoint.code].sent
    for smuggled in ("organization", "path", "speaker", "grade", "id", "applicant"):
        more = calls.Calling(callings[endpoint.code].places, sent | {smuggled: "1"})
        answer = tried(endpoint, more, secret)
        assert answer.status_code == 422
        assert answer.json()["errors"] == [{"place": f"body.{smuggled}", "says": "没有这一项，请去掉。"}]
