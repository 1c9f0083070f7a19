import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from gonghui.exchange.interface import issuing, queries
from gonghui.exchange.interface.refusals import LivesTooLong, NoScope, RevokedBefore, UnionClosed
from gonghui.exchange.models import ApiToken
from gonghui.kernel.access import actions as access
from gonghui.kernel.access.models import Position
from gonghui.kernel.access.refusals import NotYours
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.organizations.models import Organization
from tests.rules.cast import gather

from .issued import issuer, kept, key

TOKENS = "/work/interface/"
DAY = datetime.timedelta(days=1)


@pytest.fixture
def cast(db):
    return gather()


def opens(secret, at) -> bool:
    return queries.opening(secret, at) is not None


def test_an_administrator_issues_a_key_and_it_opens(cast):
    token, secret = key(cast)
    assert queries.opening(secret, cast.at) == token
    assert Entry.objects.get(deed="interface.token_issued").by_person_id == cast.people["administrator"].pk


@pytest.mark.parametrize("kind", ["officer", "chair", "county", "auditor"])
def test_nobody_else_issues_one(cast, kind):
    with pytest.raises(NotYours):
        key(cast, by=Actor(cast.people[kind].pk, "周岩"))


def test_not_even_the_program_itself_issues_one_without_a_person(cast):
    with pytest.raises(NotYours):
        key(cast, by=SYSTEM)


def test_an_administrator_issues_none_for_another_city(cast):
    with pytest.raises(NotYours):
        key(cast, "elsewhere")


@pytest.mark.parametrize("days", [0, -1, 91, 365])
def test_no_key_is_issued_for_more_than_ninety_days(cast, days):
    with pytest.raises(LivesTooLong):
        key(cast, days=days)


def test_the_database_itself_refuses_a_key_for_ninety_one_days(cast):
    token, _secret = key(cast, days=90)
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.filter(pk=token.pk).update(days=91)


@pytest.mark.parametrize("scopes", [[], ["grievances.everything"]])
def test_a_key_carries_only_declared_rights_and_at_least_one(cast, scopes):
    with pytest.raises(NoScope):
        key(cast, scopes=scopes)


def test_a_closed_union_gets_no_key(cast):
    cast.organizations["basic"].closed_on = timezone.localdate(cast.at)
    with pytest.raises(UnionClosed):
        key(cast)


def test_a_key_dies_on_its_last_day_to_the_second(cast):
    _token, secret = key(cast, days=90)
    second = datetime.timedelta(seconds=1)
    assert opens(secret, cast.at + 90 * DAY - second)
    assert not opens(secret, cast.at + 90 * DAY)


def test_a_revoked_key_opens_nothing_from_then_on(cast):
    token, secret = key(cast)
    issuing.revoke_token(token, reason="平台停用", by=issuer(cast), at=cast.at)
    assert not opens(secret, cast.at)
    with pytest.raises(RevokedBefore):
        issuing.revoke_token(token, reason="平台停用", by=issuer(cast), at=cast.at)


def test_nobody_else_revokes_one(cast):
    with pytest.raises(NotYours):
        issuing.revoke_token(
            key(cast)[0], reason="平台停用", by=Actor(cast.people["chair"].pk, "李"), at=cast.at
        )


@pytest.mark.parametrize("way", ["position", "account", "death"])
def test_a_key_dies_with_the_right_of_who_issued_it(cast, way):
    _token, secret = key(cast)
    administrator = cast.people["administrator"]
    if way == "position":
        Position.objects.filter(person=administrator).update(valid_to=timezone.localdate(cast.at))
    elif way == "account":
        access.set_active(cast.accounts["administrator"], False, by=SYSTEM, at=cast.at, reason="离职交接")
    else:
        type(administrator).objects.filter(pk=administrator.pk).update(died_on=timezone.localdate(cast.at))
    assert not opens(secret, cast.at)


def test_a_key_dies_with_its_union_and_is_not_handed_over(cast):
    token, secret = key(cast)
    Organization.objects.filter(pk=token.organization_id).update(closed_on=timezone.localdate(cast.at))
    assert not opens(secret, cast.at)


def test_twin_without_the_look_at_each_call_all_of_them_would_open(cast, monkeypatch):
    token, secret = key(cast)
    issuing.revoke_token(token, reason="平台停用", by=issuer(cast), at=cast.at)
    monkeypatch.setattr(queries, "fault_of", lambda token, at: "")
    assert opens(secret, cast.at + 400 * DAY)


def test_the_secret_is_shown_once_and_no_page_shows_it_again(cast):
    browser = cast.client("administrator")
    assert browser.get(TOKENS).status_code == 200
    assert browser.get(f"{TOKENS}new/").status_code == 200
    wanted = {"name": "市信访系统", "place": cast.organizations["basic"].code, "days": "30"}
    shown = browser.post(f"{TOKENS}new/", wanted | {"scopes": ["grievances.read"]}).content.decode()
    secret = shown.partition("<code>")[2].partition("</code>")[0]
    assert secret.startswith(issuing.LEADS) and opens(secret, cast.at)
    token = ApiToken.objects.get()
    revoking = reverse("interface:token-revocation", args=[token.uid])
    for address in (TOKENS, revoking):
        page = browser.get(address).content.decode()
        assert "市信访系统" in page and secret not in page
    assert browser.post(revoking, {"reason": "平台停用"}).status_code == 302
    assert "已撤销" in browser.get(TOKENS).content.decode()
    assert browser.get(revoking).status_code == 404


def test_the_list_says_why_a_key_no_longer_opens(cast):
    key(cast, name="甲系统")
    old, _secret = key(cast, name="乙系统")
    ApiToken.objects.filter(pk=old.pk).update(issued_at=cast.at - 40 * DAY)
    Position.objects.filter(person=cast.people["administrator"]).update(role="chair")
    access.appoint(
        cast.people["officer"],
        cast.organizations["city"],
        "administrator",
        valid_from=timezone.localdate(cast.at),
        by=SYSTEM,
        at=cast.at,
    )
    page = cast.client("officer").get(TOKENS).content.decode()
    assert "签发人不再任管理员，停用" in page and "已到期" in page


def test_what_is_wrong_is_said_beside_the_form_and_nothing_is_issued(cast):
    browser = cast.client("administrator")
    wanted = {"name": "市信访系统", "days": "91", "scopes": ["grievances.read"], "place": "没有的工会"}
    page = browser.post(f"{TOKENS}new/", wanted).content.decode()
    assert "没有找到“没有的工会”" in page and "90" in page
    wanted |= {"days": "90", "place": cast.organizations["elsewhere"].code}
    assert "不在您的职务范围里" in browser.post(f"{TOKENS}new/", wanted).content.decode()
    assert not ApiToken.objects.exists()


def test_the_keys_of_another_city_are_not_in_sight(cast):
    theirs = kept(cast, "elsewhere", "outsider")
    browser = cast.client("administrator")
    assert theirs.name not in browser.get(TOKENS).content.decode()
    assert browser.get(reverse("interface:token-revocation", args=[theirs.uid])).status_code == 404
