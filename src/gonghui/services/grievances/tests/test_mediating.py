"""Mediation: fifteen days by law, an outcome, an agreement that is carried out."""

import datetime

import pytest
import time_machine
from django.test import Client

from gonghui.kernel.access.tests.signing_in import sign_in
from gonghui.kernel.journal.models import Entry
from gonghui.kernel.notices.models import Notice
from gonghui.services.grievances.actions import mediating, reminding_rights
from gonghui.services.grievances.models import Mediation
from gonghui.services.grievances.queries import rights
from gonghui.services.grievances.refusals_rights import (
    AlreadyEnded,
    BeforeItBegan,
    DayToCome,
    NothingToPerform,
    PerformanceDayMissing,
)

from .cast_rights import AT, DAY, TODAY, gather, moment

ASKED = datetime.date(2026, 6, 24)
DUE = datetime.date(2026, 7, 9)


@pytest.fixture
def cast(db):
    with time_machine.travel(AT, tick=False):
        yield gather()


def begun(cast, on=ASKED):
    dispute = mediating.Dispute("wages", 1, on, "牛大力", "岚州机电集团", "补发加班费 3,000 元", "周岩")
    return mediating.begin(dispute, organization=cast.plant, by=cast.officers["officer"], at=AT)


def ended(cast, mediation, outcome, on=TODAY, **more):
    return mediating.end(mediation, outcome, on=on, words="", by=cast.officers["officer"], at=AT, **more)


def test_the_law_ends_it_on_the_day_after_the_fifteenth_and_not_before(cast):
    mediation = begun(cast)
    assert mediation.due_on == DUE
    assert mediating.expire_due(at=moment(DUE, 23)) == 0
    assert mediating.expire_due(at=moment(DUE + DAY, 0)) == 1
    mediation.refresh_from_db()
    assert (mediation.outcome, mediation.ended_on) == ("expired", DUE)


def test_an_agreement_after_the_expiry_takes_its_place_and_nothing_else_does(cast):
    mediation = begun(cast, datetime.date(2026, 6, 1))
    mediating.expire_due(at=AT)
    with pytest.raises(AlreadyEnded):
        ended(cast, mediation, "failed")
    agreed = ended(cast, mediation, "agreed", perform_by=TODAY + 10 * DAY)
    assert (agreed.outcome, agreed.ended_on) == ("agreed", TODAY)
    with pytest.raises(AlreadyEnded):
        ended(cast, mediation, "agreed", perform_by=TODAY)


def test_an_agreement_names_its_day_and_is_carried_out_once(cast):
    mediation = begun(cast)
    with pytest.raises(PerformanceDayMissing):
        ended(cast, mediation, "agreed")
    with pytest.raises(BeforeItBegan):
        ended(cast, mediation, "agreed", perform_by=TODAY - DAY)
    ended(cast, mediation, "agreed", perform_by=TODAY)
    done = {"on": TODAY, "by": cast.officers["officer"], "at": AT}
    assert mediating.perform(mediation, **done).performed_on == TODAY
    with pytest.raises(NothingToPerform):
        mediating.perform(mediation, **done)


def test_what_failed_has_nothing_to_carry_out_and_days_are_in_order(cast):
    with pytest.raises(DayToCome):
        begun(cast, TODAY + DAY)
    mediation = begun(cast)
    with pytest.raises(BeforeItBegan):
        ended(cast, mediation, "failed", on=ASKED - DAY)
    ended(cast, mediation, "failed", perform_by=TODAY)
    mediation.refresh_from_db()
    assert mediation.perform_by is None
    with pytest.raises(NothingToPerform):
        mediating.perform(mediation, on=TODAY, by=cast.officers["officer"], at=AT)


def test_who_mediates_is_told_before_the_last_day_and_before_the_payment(cast):
    mediation = begun(cast)
    assert reminding_rights.remind(at=moment(DUE - 4 * DAY)) == 0
    assert reminding_rights.remind(at=moment(DUE - 3 * DAY)) == 2
    ended(cast, mediation, "agreed", perform_by=TODAY + 30 * DAY)
    assert reminding_rights.remind(at=moment(TODAY + 26 * DAY)) == 0
    assert reminding_rights.remind(at=moment(TODAY + 27 * DAY)) == 2
    assert not any("牛大力" in each.title + each.body for each in Notice.objects.all())


def test_names_and_claims_stand_sealed_and_not_in_the_journal(cast):
    mediation = begun(cast)
    row = Mediation.objects.filter(pk=mediation.pk).values().get()
    assert "牛大力".encode() not in bytes(row["particulars_sealed"])
    assert not any("牛大力" in str(value) for value in row.values())
    assert "牛大力" not in str(list(Entry.objects.filter(deed__startswith="grievances.").values("body")))
    assert not rights.mediations(cast.officers["stranger"]).exists()
    assert rights.mediations(cast.officers["duty"]).exists()


def test_unions_above_see_how_it_goes_and_not_between_whom(cast):
    mediation = begun(cast)
    for who, plain in (("officer", True), ("duty", False), ("province", False)):
        page = sign_in(Client(), cast.accounts[who], second=True).get(
            f"/work/grievances/rights/mediations/{mediation.uid}/"
        )
        shown = page.content.decode()
        assert "调解中" in shown
        assert ("牛大力" in shown) is plain
        assert ("补发加班费" in shown) is plain
    city = sign_in(Client(), cast.accounts["duty"], second=True)
    assert city.get(f"/work/grievances/rights/mediations/{mediation.uid}/end/").status_code == 404


def test_twin_without_the_look_at_whose_it_is_the_city_would_read_the_names(cast, monkeypatch):
    mediation = begun(cast)
    monkeypatch.setattr(rights, "mediates", lambda *_given: True)
    city = sign_in(Client(), cast.accounts["duty"], second=True)
    page = city.get(f"/work/grievances/rights/mediations/{mediation.uid}/")
    assert "牛大力" in page.content.decode()
