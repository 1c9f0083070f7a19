"""Programs: written by one, put in force by another under the rule cards, ended with a reason."""

import datetime

import pytest

from gonghui.kernel.audiences.refusals import MayNotAsk, PopulationUnknown
from gonghui.kernel.journal.models import Entry
from gonghui.services.benefits import refusals_caps as caps
from gonghui.services.benefits import refusals_engine as refusals
from gonghui.services.benefits.actions import capping, programs, running, shipping
from gonghui.services.benefits.models import Program
from gonghui.services.benefits.queries import templates

from . import handed, making
from .handed import AT

FROM = datetime.date(2026, 10, 1)
MEMBERS = {"from": "membership.members", "where": []}
CAKE = {
    "code": "cake", "name": "生日慰问", "coverage": "greeting", "kind": "birthday", "rule": MEMBERS,
    "gives": "蛋糕券一张", "form": "cake", "value_fen": 20_000, "valid_from": FROM,
}  # fmt: skip


@pytest.fixture
def cast(db):
    shipping.ship(at=AT)
    return handed.gather()


def drafted(cast, **more) -> Program:
    return programs.draft(cast.plant, {**CAKE, **more}, by=cast.officer, at=AT)


def in_force(cast, **more) -> Program:
    return programs.put_in_force(drafted(cast, **more), by=cast.chair, at=AT)


def test_a_draft_gives_nothing_until_another_person_puts_it_in_force(cast):
    written = drafted(cast)
    assert (written.state, written.settings) == ("draft", {"every": "month"})
    with pytest.raises(refusals.InForceByAnother):
        programs.put_in_force(written, by=cast.officer, at=AT)
    held = programs.put_in_force(written, by=cast.chair, at=AT)
    assert (held.state, held.in_force_by_id) == ("in_force", cast.chair.person_id)
    deeds = [entry.deed for entry in Entry.objects.filter(deed__startswith="benefits.").order_by("id")]
    assert sorted(deeds) == ["benefits.program_drafted", "benefits.program_in_force"]


def test_the_rule_cards_refuse_what_a_program_may_not_give(cast):
    with pytest.raises(caps.OverCap):
        in_force(cast, value_fen=30_001)
    with pytest.raises(caps.FormForbidden):
        in_force(cast, code="cash", form="cash")
    in_force(cast, code="fits", value_fen=30_000)


def test_what_is_in_force_is_not_written_again_but_followed_by_a_version(cast):
    first = in_force(cast)
    with pytest.raises(refusals.NotADraft):
        programs.change(first, {"value_fen": 1}, by=cast.officer, at=AT)
    with pytest.raises(refusals.NotADraft):
        programs.drop_draft(first, by=cast.officer, at=AT)
    second = in_force(cast, value_fen=25_000, valid_from=datetime.date(2027, 1, 1))
    first.refresh_from_db()
    assert (first.state, first.valid_to) == ("ended", second.valid_from)


def test_a_draft_may_be_written_anew_or_thrown_away(cast):
    written = drafted(cast)
    changed = programs.change(written, {"value_fen": 15_000}, by=cast.chair, at=AT)
    assert (changed.value_fen, changed.written_by_id) == (15_000, cast.chair.person_id)
    with pytest.raises(refusals.InForceByAnother):
        programs.put_in_force(changed, by=cast.chair, at=AT)
    programs.drop_draft(changed, by=cast.officer, at=AT)
    assert not Program.objects.exists()


def test_ending_needs_a_day_after_the_beginning_and_a_reason(cast):
    held = in_force(cast)
    for told, refusal in (
        ({"on": FROM, "reason": "换供应商"}, refusals.EndsBeforeItBegins),
        ({"on": datetime.date(2026, 12, 1), "reason": " "}, refusals.ReasonNeeded),
    ):
        with pytest.raises(refusal):
            programs.end(held, **told, by=cast.chair, at=AT)
    ended = programs.end(held, on=datetime.date(2026, 12, 1), reason="换供应商", by=cast.chair, at=AT)
    assert ended.state == "ended"
    with pytest.raises(refusals.NotInForce):
        programs.end(held, on=datetime.date(2027, 1, 1), reason="再停", by=cast.chair, at=AT)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"kind": "lottery"}, refusals.KindUnknown),
        ({"kind": "outing", "settings": {"dates": ["soon"]}}, refusals.SettingsWrong),
        ({"kind": "screening", "settings": {"month_days": ["02-30"]}}, refusals.SettingsWrong),
        ({"kind": "hardship", "settings": {"every": "week"}}, refusals.SettingsWrong),
        ({"valid_to": FROM}, refusals.EndsBeforeItBegins),
        ({"rule": {"from": "everybody"}}, PopulationUnknown),
    ],
)
def test_what_cannot_be_is_refused_when_it_is_written(cast, told, refusal):
    with pytest.raises(refusal) as said:
        drafted(cast, **told)
    assert str(said.value).endswith("。")


def test_one_code_begins_once_on_a_day(cast):
    drafted(cast)
    with pytest.raises(refusals.ProgramTwice):
        drafted(cast)


def test_a_sensitive_audience_needs_its_permission_but_a_template_may_be_adopted(cast):
    own = {"from": "membership.members", "where": [{"not": {"criterion": "benefits.women_protected"}}]}
    with pytest.raises(MayNotAsk):
        drafted(cast, rule=own)
    adopted = programs.adopt(cast.plant, "womens-protection", valid_from=FROM, by=cast.officer, at=AT)
    assert adopted.is_private


@pytest.mark.parametrize("template", [one["code"] for one in templates.shipped()])
def test_every_template_can_be_adopted_and_put_in_force(cast, template):
    adopted = programs.adopt(cast.plant, template, valid_from=FROM, by=cast.officer, at=AT)
    assert programs.put_in_force(adopted, by=cast.chair, at=AT).state == "in_force"


def test_all_templates_hold_together_under_the_rule_cards(cast):
    for one in templates.shipped():
        adopted = programs.adopt(cast.plant, one["code"], valid_from=FROM, by=cast.officer, at=AT)
        programs.put_in_force(adopted, by=cast.chair, at=AT)
    covered = set(Program.objects.values_list("coverage", flat=True))
    assert covered >= {"greeting", "women", "travel", "hardship", "sites", "retirement", "life"}
    done = running.run(FROM, by=cast.officer, at=AT)
    assert done.failed == 0


def test_an_unknown_template_is_refused(cast):
    with pytest.raises(refusals.TemplateUnknown):
        programs.adopt(cast.plant, "x", valid_from=FROM, by=cast.officer, at=AT)


def test_two_festivals_kept_together_are_held_to_the_cards_of_both(cast):
    given = making.program(
        cast.plant, rule=MEMBERS, settings={"festivals": ["national", "mid-autumn"], "together_within": 0}
    )
    member = making.member(cast.plant, since=datetime.date(2020, 1, 1))
    day = datetime.date(2031, 9, 25)
    assert running.run(day, by=cast.officer, at=making.moment(day)).entitlements == 1
    occasion = given.occasions.get()
    assert occasion.key == "2031-national-mid-autumn"
    capping.check_occasion(occasion)
    assert member.entitlements.get().on == datetime.date(2031, 10, 1)
