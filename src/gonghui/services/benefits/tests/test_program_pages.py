"""Officers' pages of programs: from a template to a program in force, and the dates ahead."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.access import actions as access
from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.actor import SYSTEM, Actor
from gonghui.services.benefits.actions import programs, shipping
from gonghui.services.benefits.forms.programs import ProgramForm, as_told, initial_of
from gonghui.services.benefits.models import Program
from gonghui.services.benefits.queries import templates

from . import handed, making

TODAY = timezone.localdate()


@pytest.fixture
def cast(db):
    shipping.ship(at=timezone.now())
    return handed.gather()


def signed_in(actor: Actor, phone: str) -> Client:
    account = access.open_account(
        phone, making.Person.objects.get(pk=actor.person_id), by=SYSTEM, at=handed.AT
    )
    return sign_in(Client(), account, second=True)


@pytest.fixture
def officer(cast):
    return signed_in(cast.officer, "13900000001")


@pytest.fixture
def chair(cast):
    return signed_in(cast.chair, "13900000002")


def filled(form: ProgramForm, **more) -> dict:
    """What a browser would send of an untouched form."""
    sent = {}
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        if isinstance(value, bool):
            sent |= {name: "on"} if value else {}
        elif value is not None:
            sent[name] = value
    return {**sent, **more}


def test_a_template_becomes_a_draft_and_another_person_puts_it_in_force(cast, officer, chair):
    listed = officer.get(reverse("workbench-benefits:program-templates")).content.decode()
    address = reverse("workbench-benefits:program-new") + "?from=birthday"
    assert address in listed
    form = officer.get(address).context["form"]
    answer = officer.post(address, filled(form, organization=str(cast.plant.uid)))
    made = Program.objects.get()
    assert answer.url == reverse("workbench-benefits:program", args=[made.uid])
    told = templates.found("birthday")
    assert (made.rule, made.value_fen, made.settings) == (told["rule"], told["value_fen"], told["settings"])
    page = officer.get(answer.url).content.decode()
    assert "要由另一位有批准权限的干部核对" in page
    chair.post(reverse("workbench-benefits:program-force", args=[made.uid]))
    made.refresh_from_db()
    assert made.state == "in_force"


def test_the_page_says_for_whom_how_many_and_by_which_card(cast, officer):
    making.member(cast.plant)
    made = making.program(cast.plant, kind="birthday", settings={"every": "month"}, rule=templates.rules()[1])
    page = officer.get(reverse("workbench-benefits:program", args=[made.uid])).content.decode()
    assert "按今天的名册，应有 1 人。" in page
    assert "生日慰问" in page
    assert "在册会员" in page


def test_what_breaks_a_card_is_refused_above_the_page(cast, chair):
    made = programs.draft(
        cast.plant,
        {**templates.found("birthday"), "value_fen": 99_900, "valid_from": TODAY},
        by=cast.officer,
        at=handed.AT,
    )
    page = chair.post(reverse("workbench-benefits:program-force", args=[made.uid]), follow=True)
    assert "超过了规则卡" in page.content.decode()
    made.refresh_from_db()
    assert made.state == "draft"


def test_what_a_form_cannot_show_of_an_audience_is_kept(cast, officer):
    rule = {
        "from": "membership.members",
        "where": [{"any": [{"criterion": "people.age", "is": {"at_least": 50}}]}],
    }
    told = {**templates.found("bereavement"), "rule": rule, "valid_from": TODAY}
    made = programs.draft(cast.plant, told, by=cast.officer, at=handed.AT)
    address = reverse("workbench-benefits:program-change", args=[made.uid])
    form = officer.get(address).context["form"]
    assert "population" not in form.fields
    officer.post(address, filled(form, gives="花圈和慰问品"))
    made.refresh_from_db()
    assert (made.gives, made.rule, made.settings) == ("花圈和慰问品", rule, {"part": "family"})


@pytest.mark.parametrize("told", templates.shipped(), ids=lambda told: told["code"])
def test_every_template_comes_through_the_form_unchanged(cast, told):
    based_on = {**told, "valid_from": TODAY}
    form = ProgramForm([cast.plant], based_on=based_on, initial=initial_of(based_on))
    sent = ProgramForm([cast.plant], filled(form, organization=str(cast.plant.uid)), based_on=based_on)
    assert sent.is_valid(), sent.errors
    made = programs.draft(cast.plant, sent.told(), by=cast.officer, at=handed.AT)
    again = as_told(made)
    assert again["rule"] == told["rule"]
    assert {**again["settings"], **told["settings"]} == again["settings"]


def test_the_calendar_shows_what_comes_and_how_many_are_listed(cast, officer):
    making.program(
        cast.county,
        rule=templates.rules()[0],
        kind="outing",
        settings={"dates": [(TODAY + datetime.timedelta(days=40)).isoformat()]},
        name="秋游",
    )
    making.program(cast.plant, rule=templates.rules()[0], state="draft", name="还没批")
    page = officer.get(reverse("workbench-benefits:calendar")).content.decode()
    assert "秋游" in page
    assert "还没批" not in page


def test_ending_is_asked_for_with_a_day_and_a_reason(cast, chair):
    made = making.program(cast.plant, kind="birthday", settings={"every": "month"}, rule=templates.rules()[1])
    address = reverse("workbench-benefits:program-end", args=[made.uid])
    assert chair.post(address, {"on": TODAY.isoformat(), "reason": ""}).status_code == 200
    chair.post(address, {"on": TODAY.isoformat(), "reason": "换供应商"})
    made.refresh_from_db()
    assert (made.state, made.valid_to) == ("ended", TODAY)
