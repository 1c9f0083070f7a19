"""Stays away, sites, temperatures and visits: what is refused, who may do what, what the clock reminds of."""

import datetime
from decimal import Decimal

import pytest
import time_machine

from gonghui.kernel.actor import Actor
from gonghui.kernel.notices.models import Notice
from gonghui.services.benefits.actions import postings, sites, womens_affairs
from gonghui.services.benefits.models import SiteReading, SiteVisit
from gonghui.services.benefits.queries import finding, site_days
from gonghui.services.benefits.queries import sites as seen
from gonghui.services.benefits.queries import women as womens_queries
from gonghui.services.benefits.refusals_groups import (
    AlreadyAway,
    AlreadyOnRoster,
    AlreadyVisited,
    ContractOverlaps,
    EndsBeforeItBegins,
    MoreThanDue,
    PersonAmbiguous,
    PersonUnknown,
    RoomNameTaken,
    SiteClosed,
    SiteNameTaken,
)

from .cast_groups import AT, DAY, TODAY, gather
from .test_women import browser

BRIDGE = {"name": "二号桥", "place": "乌海", "kind": "outdoor", "since": TODAY, "until": TODAY + 90 * DAY}
VISIT = {"kind": "cooling", "on": TODAY, "goods": "绿豆", "amount_fen": 3500, "source": "union", "words": ""}


@pytest.fixture
def cast(db):
    with time_machine.travel(AT, tick=False):
        cast = gather()
        for name in ("陈秀兰", "马小军", "牛大力"):
            cast.admit(name)
        yield cast


def by(cast, who="officer"):
    return {"by": cast.officers[who], "at": AT}


def bridge(cast, **more):
    told = {"keeper": None, **BRIDGE, **more}
    return sites.keep_site(None, told, organization=cast.plant, **by(cast))


def away(cast, since, until=None, name="陈秀兰"):
    told = {"kind": "travel", "place": "包头", "since": since, "until": until}
    return postings.post(cast.members[name], cast.plant, **told, **by(cast))


def test_two_stays_of_one_person_never_share_a_day(cast):
    first = away(cast, TODAY, TODAY + 10 * DAY)
    with pytest.raises(AlreadyAway):
        away(cast, TODAY + 10 * DAY)
    away(cast, TODAY + 11 * DAY)
    with pytest.raises(AlreadyAway):
        postings.bring_home(first, until=TODAY + 11 * DAY, **by(cast))
    with pytest.raises(EndsBeforeItBegins):
        postings.bring_home(first, until=TODAY - DAY, **by(cast))


def test_a_member_is_meant_by_number_or_a_name_that_is_one_persons_alone(cast):
    cast.admit("马小军")
    cast.admit("赵铁柱", place=cast.neighbour)
    found = finding.members_of(cast.officers["officer"], seen.GROUPS, TODAY)
    row = finding.member("陈秀兰", found)
    assert finding.member(row.number, found) == row
    with pytest.raises(PersonAmbiguous):
        finding.member("马小军", found)
    with pytest.raises(PersonUnknown):
        finding.member("赵铁柱", found)


def test_a_site_has_one_name_and_somebody_stands_on_its_roster_once(cast):
    site = bridge(cast)
    with pytest.raises(SiteNameTaken):
        bridge(cast)
    put = {"since": TODAY, "until": None, **by(cast)}
    worker = sites.put_on(site, cast.members["陈秀兰"], **put)
    with pytest.raises(AlreadyOnRoster):
        sites.put_on(site, cast.members["陈秀兰"], **put)
    sites.take_off(worker, until=TODAY + DAY, **by(cast))
    sites.put_on(site, cast.members["陈秀兰"], **{**put, "since": TODAY + 2 * DAY})


def test_a_visit_counts_the_roster_of_its_day_and_reaches_no_more_than_that(cast):
    site = bridge(cast)
    for name in ("陈秀兰", "马小军"):
        sites.put_on(site, cast.members[name], since=TODAY, until=None, **by(cast))
    visitor = cast.members["牛大力"]
    with pytest.raises(MoreThanDue):
        sites.visit(site, {**VISIT, "reached": 3}, visitor=visitor, **by(cast))
    sites.visit(site, {**VISIT, "reached": 1}, visitor=visitor, **by(cast))
    visit = SiteVisit.objects.get()
    assert (visit.due, visit.reached) == (2, 1)
    with pytest.raises(AlreadyVisited):
        sites.visit(site, {**VISIT, "reached": 1}, visitor=visitor, **by(cast))


def test_a_day_has_one_temperature_and_it_says_what_is_asked_for(cast):
    site = bridge(cast)
    read = {"on": TODAY, "source": "gauge", **by(cast)}
    sites.read_temperature(site, degrees=Decimal("34.9"), **read)
    assert site_days.asked_for(site, TODAY)["is_due"] is False
    sites.read_temperature(site, degrees=Decimal("35"), **read)
    asked = site_days.asked_for(site, TODAY)
    assert (asked["degrees"], asked["is_due"], asked["tier"].degrees) == ("35", True, 35)
    assert SiteReading.objects.count() == 1
    with pytest.raises(SiteClosed):
        sites.read_temperature(site, degrees=Decimal("35"), **{**read, "on": TODAY - DAY})


def test_the_keeper_enters_the_temperature_of_her_own_site_and_of_no_other(cast):
    keeper = cast.members["陈秀兰"]
    own, other = bridge(cast, keeper=keeper), bridge(cast, name="三号井")
    client = browser(Actor(keeper.pk, keeper.name))
    sent = {"on": TODAY.isoformat(), "degrees": "37", "source": "gauge"}
    assert client.post(f"/benefits/sites/{own.uid}/reading/", sent).status_code == 302
    assert client.post(f"/benefits/sites/{other.uid}/reading/", sent).status_code == 404
    assert "不超过 6 小时" in client.get("/benefits/sites/").content.decode()


def test_officers_see_stays_and_sites_of_their_own_unions_alone(cast):
    away(cast, TODAY)
    bridge(cast)
    assert seen.postings(cast.officers["officer"]).count() == seen.sites(cast.officers["chair"]).count() == 1
    for who in ("stranger", "womens"):
        assert not seen.postings(cast.officers[who]).exists()
        assert not seen.sites(cast.officers[who]).exists()


def test_a_nursing_room_is_shown_to_members_near_it_until_it_closes(cast):
    told = {"name": "母婴室", "place": "一楼", "open_hours": "8-18", "equipment": "", "phone": ""}
    room = womens_affairs.open_room(cast.plant, told, **by(cast))
    with pytest.raises(RoomNameTaken):
        womens_affairs.open_room(cast.plant, told, **by(cast))
    assert list(womens_queries.rooms_for(cast.branch)) == [room]
    assert not womens_queries.rooms_for(cast.neighbour).exists()
    womens_affairs.close_room(room, **by(cast))
    assert not womens_queries.rooms_for(cast.branch).exists()


def test_chair_and_womens_officer_are_reminded_of_a_contract_once_from_60_days_before_its_end(cast):
    told = {"title": "专项合同", "document": "", "signed_on": TODAY, "filed_on": None, "valid_from": TODAY}
    told["valid_to"] = datetime.date(2027, 7, 1)
    womens_affairs.keep_contract(cast.plant, told, **by(cast, "womens"))
    with pytest.raises(ContractOverlaps):
        womens_affairs.keep_contract(cast.plant, told, **by(cast, "womens"))
    early, first = (AT.replace(year=2027, month=5, day=day) for day in (1, 2))
    assert womens_affairs.remind_of_contracts(at=early) == 0
    womens_affairs.remind_of_contracts(at=first)
    womens_affairs.remind_of_contracts(at=first + DAY)
    told_to = set(Notice.objects.values_list("person", flat=True))
    assert told_to == {cast.officers[who].person_id for who in ("chair", "womens")}
    assert Notice.objects.count() == 2


def test_a_contract_that_a_later_one_follows_is_not_reminded_of(cast):
    told = {"title": "专项合同", "document": "", "signed_on": TODAY, "filed_on": None, "valid_from": TODAY}
    for until, since in ((datetime.date(2026, 8, 1), TODAY), (datetime.date(2029, 8, 1), TODAY + 30 * DAY)):
        given = {**told, "valid_from": since, "valid_to": until}
        womens_affairs.keep_contract(cast.plant, given, **by(cast, "womens"))
    assert womens_affairs.remind_of_contracts(at=AT) == 0
