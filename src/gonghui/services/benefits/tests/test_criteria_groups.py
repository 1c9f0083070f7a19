"""Who is away, on a site, on a hot site, of screening age: at the boundaries of their days."""

import datetime

import pytest

from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.codes import parameters
from gonghui.services.benefits.models import Posting, Site, SiteReading, SiteWorker, WomensRecord
from gonghui.services.benefits.queries import groups

from .cast_groups import AT, DAY, TODAY, found_by, gather


@pytest.fixture
def cast(db):
    cast = gather()
    for name in ("陈秀兰", "马小军"):
        cast.admit(name)
    return cast


def posted(cast, name="陈秀兰", since=TODAY - 29 * DAY, until=None, kind="travel"):
    person = cast.members[name]
    told = {"person": person, "kind": kind, "since": since, "until": until, "recorded_at": AT}
    return Posting.objects.create(organization=cast.plant, place="乌海", **told)


def site(cast, since=TODAY, until=None, kind="outdoor", name="二号桥"):
    told = {"name": name, "place": "乌海", "kind": kind, "since": since, "until": until}
    return Site.objects.create(organization=cast.plant, **told)


def worker(cast, where, name="陈秀兰", since=TODAY, until=None):
    return SiteWorker.objects.create(site=where, person=cast.members[name], since=since, until=until)


def test_on_the_thirtieth_day_away_somebody_is_away_and_not_a_day_before(cast):
    posted(cast)
    assert found_by(groups.away(TODAY)) == {"陈秀兰"}
    assert found_by(groups.away(TODAY - DAY)) == set()


def test_who_came_back_yesterday_is_away_no_more_and_who_comes_back_today_still_is(cast):
    posting = posted(cast, until=TODAY)
    assert found_by(groups.away(TODAY)) == {"陈秀兰"}
    posting.until = TODAY - DAY
    posting.save()
    assert found_by(groups.away(TODAY)) == set()


def test_how_many_days_is_a_dated_parameter_and_a_program_may_ask_for_its_own(cast):
    posted(cast, since=TODAY - 9 * DAY)
    assert found_by(groups.away(TODAY, days=10)) == {"陈秀兰"}
    told = {"value": 10, "document": "测试文件", "by": SYSTEM}
    parameters.enter(groups.AWAY_DAYS, valid_from=TODAY + DAY, **told)
    assert found_by(groups.away(TODAY)) == set()
    assert found_by(groups.away(TODAY + DAY)) == {"陈秀兰"}


def test_those_abroad_may_be_asked_for_alone(cast):
    posted(cast)
    posted(cast, "马小军", kind="abroad")
    assert found_by(groups.away(TODAY, kind="abroad")) == {"马小军"}
    assert found_by(groups.away(TODAY)) == {"马小军", "陈秀兰"}


def test_a_roster_counts_while_both_the_site_is_open_and_the_worker_stands_on_it(cast):
    where = site(cast, since=TODAY, until=TODAY + 9 * DAY)
    worker(cast, where, since=TODAY + DAY, until=TODAY + 20 * DAY)
    counted = [on for on in range(-2, 25) if found_by(groups.on_site(TODAY + on * DAY))]
    assert counted == list(range(1, 10))
    assert found_by(groups.on_site(TODAY + DAY, kind="hard")) == set()
    assert found_by(groups.on_site(TODAY + DAY, kind="outdoor")) == {"陈秀兰"}


def test_a_hot_day_makes_those_on_the_roster_that_day_due_for_the_rest_of_the_summer(cast):
    where = site(cast)
    worker(cast, where, until=TODAY + 2 * DAY)
    worker(cast, where, "马小军", since=TODAY + 3 * DAY)
    reading(where, TODAY + 2 * DAY, "34.9")
    assert found_by(groups.on_hot_site(TODAY + 2 * DAY)) == set()
    SiteReading.objects.update(degrees="35.0")
    assert found_by(groups.on_hot_site(TODAY + DAY)) == set()
    assert found_by(groups.on_hot_site(TODAY + 2 * DAY)) == {"陈秀兰"}
    assert found_by(groups.on_hot_site(TODAY + 60 * DAY)) == {"陈秀兰"}
    assert found_by(groups.on_hot_site(TODAY + 100 * DAY)) == set()
    assert found_by(groups.on_hot_site(TODAY + 2 * DAY, degrees=37)) == set()


def test_a_cold_day_in_december_still_counts_after_new_year_and_not_in_march(cast):
    december = datetime.date(2026, 12, 20)
    where = site(cast)
    worker(cast, where)
    reading(where, december, "-5.0")
    assert found_by(groups.on_cold_site(december)) == {"陈秀兰"}
    assert found_by(groups.on_cold_site(datetime.date(2027, 2, 28))) == {"陈秀兰"}
    assert found_by(groups.on_cold_site(datetime.date(2027, 3, 1))) == set()
    assert found_by(groups.on_cold_site(december, degrees=-6)) == set()


def test_each_site_goes_by_the_summer_and_the_limit_of_its_own_region(cast):
    told = {"document": "测试文件", "by": SYSTEM, "valid_from": datetime.date(2026, 1, 1), "region": "990103"}
    parameters.enter("benefits.cooling_season", value=["05-01", "10-31"], **told)
    parameters.enter("benefits.cooling_degrees", value=33, **told)
    october = datetime.date(2026, 10, 10)
    for name, region in (("陈秀兰", "990103"), ("马小军", "")):
        where = site(cast, name=name)
        Site.objects.filter(pk=where.pk).update(region=region)
        worker(cast, where, name)
        reading(where, october, "33.0")
    assert found_by(groups.on_hot_site(october)) == {"陈秀兰"}
    assert found_by(groups.on_hot_site(datetime.date(2026, 11, 1))) == set()


def reading(where, on, degrees):
    told = {"source": "现场测量", "recorded_at": AT}
    return SiteReading.objects.create(site=where, on=on, degrees=degrees, **told)


@pytest.mark.parametrize(
    ("born", "is_due"),
    [("1991-12-31", True), ("1992-01-01", False), ("1962-01-01", True), ("1961-12-31", False)],
)
def test_screening_counts_the_age_reached_in_the_year(cast, born, is_due):
    cast.admit("乌日娜", sex="2", birth_date=datetime.date.fromisoformat(born))
    cast.admit("巴特尔", sex="1", birth_date=datetime.date.fromisoformat(born))
    assert found_by(groups.screened(TODAY)) == ({"乌日娜"} if is_due else set())


def test_a_record_that_stands_protects_and_a_closed_one_no_more(cast):
    told = {"organization": cast.plant, "person": cast.members["陈秀兰"], "kept_at": AT}
    record = WomensRecord.objects.create(**told)
    assert found_by(groups.protected(TODAY)) == {"陈秀兰"}
    record.closed_at = AT
    record.save()
    assert found_by(groups.protected(TODAY)) == set()


@pytest.mark.parametrize(
    ("criterion", "values"),
    [
        (groups.away, {"days": 0}),
        (groups.away, {"days": "30"}),
        (groups.away, {"kind": "moon"}),
        (groups.on_site, {"kind": "moon"}),
        (groups.on_hot_site, {"degrees": 99}),
        (groups.screened, {"from_age": True}),
    ],
)
@pytest.mark.django_db
def test_a_value_that_cannot_be_read_is_told_to_whoever_writes_the_rule(criterion, values):
    with pytest.raises(ValueError, match="."):
        criterion(TODAY, **values)
