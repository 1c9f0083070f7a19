"""How the open interface speaks: its document, its refusals, what it makes of what cannot be read."""

import json

import pytest
from django.test import Client

from gonghui.exchange.interface import building, problems
from gonghui.kernel.once.refusals import InFlight
from gonghui.services.grievances.actions import shipping
from tests.rules import house
from tests.rules.cast import gather

from .issued import bearer, key

DOCUMENT = "/api/v1/openapi.json"
WORDS = {"kind": "help", "category": "wages", "text": "没有发加班费"}


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def post(cast):
    """Sends something to the way without a name, with a good key."""
    headers = bearer(key(cast)[1])

    def send(body, **more):
        body = body if isinstance(body, (str, bytes)) else json.dumps(body)
        told = {"content_type": "application/json", "headers": headers} | more
        return Client().post("/api/v1/grievances/unnamed", body, **told)

    return send


def test_the_document_is_open_to_all_and_names_every_key_and_refusal(cast):
    document = Client().get(DOCUMENT).json()
    assert document["openapi"].startswith("3.1")
    calls = [call for place in document["paths"].values() for call in place.values()]
    assert all(call["summary"] and call["description"] for call in calls)
    for call in calls:
        refusals = {status for status in call["responses"] if status >= "400"}
        assert refusals >= ({"401", "403", "404"} if "security" in call else set())
        assert refusals >= ({"400", "409", "413", "422"} if "requestBody" in call else set())
        assert all("application/problem+json" in call["responses"][each]["content"] for each in refusals)
    assert document["components"]["securitySchemes"] == {"Key": {"type": "http", "scheme": "bearer"}}


def test_every_field_of_the_document_says_what_it_holds(cast):
    schemas = Client().get(DOCUMENT).json()["components"]["schemas"]
    spoken = [name for name in schemas if name.endswith(("Sent", "Given")) or name in ("Promise", "Carried")]
    unsaid = [
        f"{name}.{field}"
        for name in spoken
        for field, told in schemas[name]["properties"].items()
        if not told.get("description")
    ]
    assert len(spoken) >= 8 and unsaid == []


def test_the_document_speaks_english_to_who_asks_for_it(cast):
    document = Client().get(DOCUMENT, headers={"Accept-Language": "en"})
    words = document.content.decode()
    assert not any("一" <= letter <= "鿿" for letter in words)
    assert document["Content-Language"] == "en"


def test_what_is_promised_is_open_to_all(cast):
    promised = Client().get("/api/v1/standards").json()
    assert {"membership", "grievances"} <= {each["service"] for each in promised}
    assert all(each["working_days"] >= 0 for each in promised)


def test_a_key_says_what_it_is_good_for_but_not_its_secret(cast):
    _token, secret = key(cast, scopes=["grievances.read"])
    answer = Client().get("/api/v1/token", headers=bearer(secret))
    assert answer.json()["organization"] == cast.organizations["basic"].code
    assert answer.json()["scopes"] == ["grievances.read"]
    assert secret not in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_a_refusal_says_in_chinese_what_to_do(post):
    answer = post({"kind": "help", "text": "", "category": "wages", "place": "一" * 201})
    assert answer.status_code == 422 and answer["Content-Type"] == problems.MEDIA_TYPE
    assert answer.json()["code"] == "invalid"
    says = {fault["place"]: fault["says"] for fault in answer.json()["errors"]}
    assert says == {"body.text": "至少 1 个字。", "body.place": "最多 200 个字。"}
    assert post(WORDS | {"category": "没有的"}).json()["detail"].startswith("没有“没有的”这个类别")


def test_a_missing_item_and_a_wrong_choice_are_named(post):
    says = {fault["place"]: fault["says"] for fault in post({"kind": "gossip"}).json()["errors"]}
    assert says["body.text"] == "缺少这一项。"
    assert says["body.kind"].startswith("只能是 'enquiry', 'help'")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 422),
        ("{", 400),
        (b"\xff\xfe", 400),
        ("[" * 100_000, 400),
        ("[]", 422),
        ("null", 422),
        ("NaN", 422),
        ('{"kind": "help", "category": "wages", "text": "\\ud800"}', 422),
        ('{"kind": "help", "category": "wages", "text": "\\u0000"}', 422),
        ('{"kind": "help", "category": "wages\\u0000", "text": "x"}', 422),
        ("x" * (5 * 1024 * 1024 + 1), 413),
    ],
    ids=lambda value: str(value)[:12],
)
def test_what_cannot_be_read_is_refused_and_breaks_nothing(post, body, status):
    answer = post(body)
    assert (answer.status_code, answer["Content-Type"]) == (status, problems.MEDIA_TYPE)


def test_ends_of_lines_of_every_system_are_taken(post, cast):
    shipping.ship(at=cast.at)
    assert post(WORDS | {"text": "第一行\r\n第二行\t\n第三行"}).status_code == 201


def test_reading_takes_head_and_nothing_else(cast):
    assert Client().head("/api/v1/standards").status_code == 200
    refused = Client().post("/api/v1/standards")
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD")
    assert Client().get("/api/v1/grievances")["Allow"] == "POST"


@pytest.mark.parametrize("address", ["/api/", "/api/v1", "/api/v1/", "/api/v2/standards", "/api/v1/token/"])
def test_whatever_else_is_asked_for_is_absent_in_the_words_of_the_interface(cast, address):
    answer = Client().get(address)
    assert (answer.status_code, answer["Content-Type"]) == (404, problems.MEDIA_TYPE)
    assert answer.json()["code"] == "absent"


def test_a_request_that_is_still_being_done_is_to_be_sent_again(cast):
    answer = problems._refused(None, InFlight())
    assert answer.status_code == 409 and json.loads(answer.content)["code"] == "in_flight"


def test_the_page_for_operators_names_every_call_scope_and_refusal():
    page = (house.ROOT / "docs" / "operations" / "interface.md").read_text(encoding="utf-8")
    calls = [(f"`{each.method} /api/v1/{each.place}`", each.scope) for _code, each in building.declared()]
    assert [call for call, _scope in calls if call not in page] == []
    scopes = {"any key" if scope == "" else scope or "open to all" for _call, scope in calls}
    assert [scope for scope in scopes if scope not in page] == []
    assert [code for code, _says in problems.SAYS.values() if f"`{code}`" not in page] == []
