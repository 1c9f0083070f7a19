"""A rule says from whom and what they meet; what it cannot mean is refused in words that say what to do."""

import datetime

import pytest

from gonghui.kernel.access.tests.cast import TODAY, actor, appoint, person
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.audiences import queries, refusals, rules

from .cast import member, two_unions

MEMBERS = {"from": "membership.members", "where": []}
WOMEN = {"criterion": "people.sex", "is": {"sex": "2"}}
MEN = {"criterion": "people.sex", "is": {"sex": "1"}}
HARDSHIP = {"criterion": "assistance.category", "is": {"categories": ["none"]}}


def rule(*where: dict) -> dict:
    return {**MEMBERS, "where": list(where)}


def asked(criterion: str, **values: object) -> dict:
    return {"criterion": criterion, "is": values}


@pytest.fixture
def unions(db):
    return two_unions()


def meant(given: dict, on: datetime.date = TODAY, path: str = "") -> set[int]:
    return {found["person"] for found in queries.rows(given, on, path).values("person")}


def test_a_rule_without_conditions_means_all_members_of_that_day(unions):
    here, there = member(unions.mill), member(unions.forge)
    gone = member(unions.mill, ended_on=TODAY, state="ended")
    member(unions.mill, joined_on=TODAY + datetime.timedelta(days=1))
    assert meant(MEMBERS) == {here.person_id, there.person_id}
    assert meant(MEMBERS, TODAY - datetime.timedelta(days=1)) >= {gone.person_id}
    assert meant(MEMBERS, path=unions.east.path) == {here.person_id}


def test_conditions_hold_together_any_of_them_or_the_contrary(unions):
    woman = member(unions.mill, sex="2", birth_date=datetime.date(1970, 5, 1))
    young = member(unions.mill, sex="2", birth_date=datetime.date(2000, 5, 1))
    man = member(unions.mill, sex="1", birth_date=datetime.date(1970, 5, 1))
    old = asked("people.age", at_least=50)
    assert meant(rule(WOMEN, old)) == {woman.person_id}
    assert meant(rule({"any": [MEN, old]})) == {woman.person_id, man.person_id}
    assert meant(rule({"not": {"all": [WOMEN, old]}})) == {young.person_id, man.person_id}


def test_age_turns_on_the_birthday_itself(unions):
    who = member(unions.mill, birth_date=datetime.date(1976, 3, 10)).person_id
    fifty, at_most = rule(asked("people.age", at_least=50)), rule(asked("people.age", at_most=49))
    for day, is_fifty in ((datetime.date(2026, 3, 9), False), (datetime.date(2026, 3, 10), True)):
        assert (meant(fifty, day) == {who}) is is_fifty
        assert (meant(at_most, day) == {who}) is not is_fifty


def test_where_a_union_stands_can_be_asked(unions):
    here = member(unions.mill)
    member(unions.group)
    assert meant(rule(asked("organizations.level", levels=["basic"]))) == {here.person_id}
    unions.mill.region = "150102"
    unions.mill.save()
    for region, inside in (("150000", True), ("150100", True), ("150102", True), ("150200", False)):
        found = meant(rule(asked("organizations.region", region=region)))
        assert (found == {here.person_id}) is inside


def test_how_long_someone_is_a_member_is_counted_to_the_day(unions):
    who = member(unions.mill, joined_on=datetime.date(2025, 9, 10)).person_id
    half_a_year = rule(asked("membership.member_for", months=6))
    assert meant(half_a_year, datetime.date(2026, 3, 9)) == set()
    assert meant(half_a_year, datetime.date(2026, 3, 10)) == {who}
    assert meant(rule(asked("membership.joined_before", day="2025-09-10"))) == set()


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ("everybody", refusals.RuleUnreadable),
        ({}, refusals.PopulationUnknown),
        ({"from": "x"}, refusals.PopulationUnknown),
        ({**MEMBERS, "limit": 5}, refusals.RuleUnreadable),
        ({**MEMBERS, "where": WOMEN}, refusals.RuleUnreadable),
        (rule({}), refusals.RuleUnreadable),
        (rule({"any": []}), refusals.RuleUnreadable),
        (rule({**WOMEN, "not": MEN}), refusals.RuleUnreadable),
        (rule({"not": MEN, "is": {}}), refusals.RuleUnreadable),
        (rule({"criterion": "people.zodiac"}), refusals.CriterionUnknown),
        (rule({"criterion": ["people.sex"]}), refusals.CriterionUnknown),
        (rule({"criterion": "people.sex"}), refusals.ValueMissing),
        (rule(asked("people.sex", sex="2", colour="red")), refusals.ValueUnknown),
        (rule(asked("people.sex", sex="x")), refusals.ValueWrong),
        (rule(asked("people.age", at_least="old")), refusals.ValueWrong),
        (rule(asked("people.age", at_least=-1)), refusals.ValueWrong),
        (rule(asked("people.birthday", since="02-30", until="03-01")), refusals.ValueWrong),
        (rule(asked("membership.joined_before", day="soon")), refusals.ValueWrong),
        (rule({"not": {"not": {"not": {"not": MEN}}}}), refusals.RuleUnreadable),
        (rule(*[MEN] * 41), refusals.RuleUnreadable),
        ({"from": "assistance.households", "where": [asked("membership.migrant")]}, refusals.CriterionUnfit),
    ],
)
@pytest.mark.django_db
def test_what_a_rule_cannot_mean_is_refused_in_words(given, refusal):
    with pytest.raises(refusal) as told:
        rules.read(given)
    assert str(told.value).endswith("。")
    assert "{" not in str(told.value)


def test_a_rule_reads_as_sentences(unions):
    told = queries.says(rule({"any": [WOMEN, asked("people.age", at_least=50)]}, {"not": MEN}))
    assert told == ["在册会员", "满足任一项：性别是女；满 50 岁", "除外：性别是男"]


def test_a_sensitive_criterion_needs_its_permission(unions):
    asking = rules.read(rule(HARDSHIP))
    clerk = person("王干部")
    with pytest.raises(refusals.MayNotAsk):
        rules.check_allowed(asking, unions.mill, actor(clerk))
    appoint(clerk, unions.mill, "officer")
    rules.check_allowed(asking, unions.mill, actor(clerk))
    with pytest.raises(refusals.MayNotAsk):
        rules.check_allowed(asking, unions.forge, actor(clerk))


@pytest.mark.parametrize(
    ("meant_many", "others", "told"), [(4, 20, None), (5, 20, 5), (20, 4, None), (0, 20, 0)]
)
def test_a_sensitive_audience_is_never_counted_below_five(unions, meant_many, others, told):
    for group, many in (("02", meant_many), ("01", others)):
        for _each in range(many):
            member(unions.mill, ethnic_group=group)
    mongols = rule(asked("people.ethnic_group", groups=["02"]))
    assert queries.told_count(mongols, TODAY, unions.mill, SYSTEM) == told


def test_twin_an_audience_that_is_not_sensitive_is_told_as_it_is(unions):
    member(unions.mill, sex="2")
    assert queries.told_count(rule(WOMEN), TODAY, unions.mill, SYSTEM) == 1
