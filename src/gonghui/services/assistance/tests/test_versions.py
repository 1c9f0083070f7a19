"""Policies on pages: each version in words, the next one drafted by one and put in force by another."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.people.actions import register_person
from gonghui.services.assistance.actions import assessing, entering, versioning
from gonghui.services.assistance.forms.versions import VersionForm
from gonghui.services.assistance.models import Facts, Line, Policy, PolicyDraft
from gonghui.services.assistance.queries import assessing as queries
from gonghui.services.assistance.queries import policies
from gonghui.services.assistance.refusals import (
    DocumentMissing,
    DraftGone,
    InForceByAnother,
    NeverInForce,
    PastBeginning,
    PolicyElsewhere,
)
from gonghui.services.assistance.rules import stating
from gonghui.services.assistance.rules.reading import BadPolicy
from tests.rules.cast import gather

REGION = "990103"
WIDER = {"relative.after_spending": {"multiple": "2.5"}}


@pytest.fixture
def cast(db):
    cast = gather()
    county = cast.organizations["county"]
    county.region = REGION
    county.save(update_fields=["region"])
    return cast


@pytest.fixture
def colleague(cast) -> Actor:
    person = register_person(name="孟和", phone="15400071717", by=SYSTEM, at=cast.at)
    county = cast.organizations["county"]
    since = timezone.localdate(cast.at)
    access.appoint(person, county, "upper_officer", valid_from=since, by=SYSTEM, at=cast.at, reason="换届")
    return Actor(person.pk, person.name)


def day(cast, more: int = 0) -> datetime.date:
    return timezone.localdate(cast.at) + datetime.timedelta(days=more)


def acting(cast) -> Actor:
    return Actor(cast.people["county"].pk, cast.people["county"].name)


def drafted(cast, **changed) -> PolicyDraft:
    given = {
        "place": cast.organizations["county"],
        "based_on": policies.version("depth-relative", 1),
        "changes": WIDER,
        "document": "岚工发〔2026〕1号",
        "region": REGION,
        "valid_from": day(cast, 10),
        "by": acting(cast),
        "at": cast.at,
    }
    return versioning.draft_version(**{**given, **changed})


def test_every_shipped_policy_is_said_in_words_before_any_household():
    said = {policy.code: stating.stated(policy) for policy in (policies.version("national-2016", 1),)}
    dibao, marginal, accident = said["national-2016"]
    assert dibao.criteria[0].text == "家庭年收入低于当地标准"
    assert [part.text for part in dibao.criteria[1].parts] == [
        "已享受政府救助",
        "收入连续至少 6 个月低于标准",
    ]
    assert [one.text for one in marginal.criteria] == [
        "家庭年收入低于或等于当地标准的 1.5 倍",
        "有致困原因",
        "家庭年收入减去刚性支出低于或等于当地标准",
    ]
    assert accident.criteria[1].parts[0].parts[0].text == "家庭年收入低于或等于当地标准的 3 倍"


def test_what_counts_of_causes_is_named():
    marginal = stating.stated(policies.version("three-categories", 1))[1]
    assert "致困原因是其中之一：患病、子女上学、残疾、单亲、其他特殊原因" in [
        one.text for one in marginal.criteria
    ]


def test_a_draft_decides_nothing_until_a_colleague_puts_it_in_force(cast, colleague):
    draft = drafted(cast)
    assert policies.in_force("depth-relative", day(cast, 20), REGION).version == 1
    policy = versioning.put_in_force(draft, by=colleague, at=cast.at)
    found = policies.in_force("depth-relative", day(cast, 20), REGION)
    assert (found.version, found.document) == (2, "岚工发〔2026〕1号")
    assert "2.5" in stating.stated(found)[1].criteria[0].text
    assert policies.in_force("depth-relative", day(cast, 9), REGION).version == 1
    assert not PolicyDraft.objects.exists()
    deeds = Entry.objects.filter(deed__startswith="assistance.policy_").order_by("id")
    assert [entry.deed for entry in deeds] == ["assistance.policy_drafted", "assistance.policy_in_force"]
    assert deeds[1].body["policy"] == f"depth-relative/{policy.version}"


def test_who_wrote_a_draft_does_not_put_it_in_force(cast, colleague):
    draft = drafted(cast)
    with pytest.raises(InForceByAnother):
        versioning.put_in_force(draft, by=acting(cast), at=cast.at)
    assert not Policy.objects.exists()
    versioning.put_in_force(draft, by=colleague, at=cast.at)
    with pytest.raises(DraftGone):
        versioning.put_in_force(draft, by=colleague, at=cast.at)
    assert Policy.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"document": " "}, DocumentMissing),
        ({"region": "110101"}, PolicyElsewhere),
        ({"changes": {"relative.nothing": {"multiple": "2"}}}, BadPolicy),
        ({"changes": {"relative.after_spending": {"months_at_least": 3}}}, BadPolicy),
        ({"changes": {"relative.after_spending": {"multiple": "0"}}}, BadPolicy),
    ],
)
def test_a_draft_that_cannot_be_is_refused(cast, changed, refusal):
    with pytest.raises(refusal):
        drafted(cast, **changed)
    assert not PolicyDraft.objects.exists()


def test_a_version_does_not_begin_in_the_past_nor_end_before_it_begins(cast, colleague):
    with pytest.raises(PastBeginning):
        drafted(cast, valid_from=day(cast, -1))
    with pytest.raises(NeverInForce):
        drafted(cast, valid_to=day(cast, 10))
    late = cast.at + datetime.timedelta(days=11)
    with pytest.raises(PastBeginning):
        versioning.put_in_force(drafted(cast), by=colleague, at=late)


def test_a_policy_that_an_assessment_used_stays_as_it_was(cast, colleague):
    Line.objects.create(
        region=REGION, residence="urban", amount_fen=60_000, valid_from=day(cast, -100), document="演示数据",
        entered_by="周岩", entered_at=cast.at,
    )  # fmt: skip
    facts = Facts.objects.create(
        organization=cast.organizations["basic"], members=1, region=REGION, residence="urban",
        annual_income_fen=1_600_000,
    )  # fmt: skip
    given = {"facts": facts, "by": SYSTEM, "at": cast.at}
    old = assessing.assess(policy=policies.version("depth-relative", 1), on=day(cast), **given)
    versioning.put_in_force(drafted(cast), by=colleague, at=cast.at)
    later = policies.in_force("depth-relative", day(cast, 20), REGION)
    new = assessing.assess(policy=later, on=day(cast, 20), **given)
    assert (old.category, new.category) == ("none", "relative")
    assert queries.replay(old).category == "none"
    with pytest.raises(entering.PolicyTwice):
        versioning.put_in_force(drafted(cast), by=colleague, at=cast.at)


def test_the_pages_lead_from_the_list_to_a_draft_and_into_force(cast, colleague):
    client = cast.client("county")
    text = client.get(reverse("workbench-assistance:policies")).content.decode()
    assert "困难职工认定" in text and "本地在用" in text
    page = reverse("workbench-assistance:policy", args=["depth-relative", 1])
    assert "家庭年收入减去刚性支出低于当地标准的 2 倍" in client.get(page).content.decode()
    form = VersionForm(policies.version("depth-relative", 1))
    answers = {**form.before, "relative.after_spending:multiple": "2.5", "document": "岚工发〔2026〕1号"}
    answers |= {"region": REGION, "valid_from": day(cast, 10).isoformat()}
    text = client.post(f"{page}draft/", answers, follow=True).content.decode()
    assert "还没有生效" in text
    draft = PolicyDraft.objects.get()
    assert (
        draft.definition["categories"][0]
        == policies.definition(policies.version("depth-relative", 1))["categories"][0]
    )
    shown = client.get(reverse("workbench-assistance:policy-drafted", args=[draft.uid])).content.decode()
    assert "原来：家庭年收入减去刚性支出低于当地标准的 2 倍" in shown
    assert "要由另一位干部核对" in shown
    force = reverse("workbench-assistance:policy-force", args=[draft.uid])
    assert "要由另一位干部核对" in client.post(force, follow=True).content.decode()
    assert not Policy.objects.exists()
    PolicyDraft.objects.update(written_by=colleague.person_id)
    assert "从" in client.post(force, follow=True).content.decode()
    assert Policy.objects.get().version == 2


def test_the_form_says_what_is_no_multiple(cast):
    answers = {"document": "岚工发〔2026〕1号", "region": REGION, "valid_from": day(cast, 10).isoformat()}
    form = VersionForm(
        policies.version("depth-relative", 1), answers | {"relative.after_spending:multiple": "两倍"}
    )
    assert not form.is_valid()
    assert "relative.after_spending:multiple" in form.errors
