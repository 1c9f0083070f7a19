import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from gonghui.kernel.cases import actions, queries
from gonghui.kernel.cases.models import WorkItem
from gonghui.kernel.cases.queries import desk as desk_room
from gonghui.kernel.organizations import actions as organizations

from .cast import MONDAY, SYSTEM, actor, moment, officer, opened, organization, person, transfer

pytestmark = pytest.mark.django_db


def titles(who, whose, at=MONDAY):
    return [item.case.number for item in queries.inbox(actor(who), at, whose)]


@pytest.fixture
def desk(who):
    """Three items: one of Wang's, one unclaimed, one at the port."""
    mine = opened(who, moment(4))
    actions.claim(mine, by=actor(who.wang), at=moment(4))
    opened(who)
    opened(who, organization=who.port)
    return who


def test_mine_unclaimed_and_all_of_my_scope_by_deadline(desk):
    assert titles(desk.wang, "mine") == ["SB-2026-0001"]
    assert titles(desk.wang, "unclaimed") == ["SB-2026-0002"]
    assert titles(desk.wang, "all") == ["SB-2026-0002", "SB-2026-0001"]
    assert titles(desk.county_officer, "all") == ["SB-2026-0002", "SB-2026-0003", "SB-2026-0001"]
    assert titles(desk.li, "all") == ["SB-2026-0003"]
    assert queries.counts(actor(desk.wang), MONDAY) == {"mine": 1, "unclaimed": 1, "all": 2}


def test_who_holds_no_seat_has_an_empty_desk(desk):
    for stranger in (desk.applicant, person("路人"), officer("审计", desk.motor, "auditor")):
        assert queries.counts(actor(stranger), MONDAY) == {"mine": 0, "unclaimed": 0, "all": 0}


def test_twin_without_the_scope_the_stranger_would_see_everything(desk, monkeypatch):
    monkeypatch.setattr(desk_room, "items_in", lambda found: Q())
    assert len(titles(desk.applicant, "all")) == 3


def test_who_has_left_has_nothing_on_the_desk(desk):
    desk.wang.positions.update(valid_to=MONDAY.date())
    assert titles(desk.wang, "mine") == []


def test_a_seat_of_another_permission_is_not_mine(who):
    case = transfer(who)
    actions.move(case, "release", by=actor(who.wang), at=MONDAY)
    clerk = officer("港口干事", who.port)
    assert titles(clerk, "all") == []
    assert titles(who.li, "all") == [case.number]


def test_a_branch_lies_on_the_desk_of_its_union_and_not_of_its_neighbour(who):
    branch = organization("B", "总装二分厂分会", "branch", who.motor)
    opened(who, organization=branch)
    assert len(titles(who.wang, "all")) == 1
    assert titles(who.li, "all") == []


def test_work_items_go_along_when_their_union_moves(who):
    city = organization("X", "另一个区总工会", "county", who.top)
    there = officer("新区干部", city, "upper_officer")
    opened(who)
    organizations.move(who.motor, city, by=SYSTEM, at=MONDAY)
    assert len(titles(there, "all")) == 1
    assert titles(who.county_officer, "all") == []


def test_the_inbox_is_read_in_one_query(desk):
    items = queries.inbox(actor(desk.county_officer), MONDAY, "all")
    with CaptureQueriesContext(
        connection,
    ) as captured:
        rows = [(i.case.title, i.case.applicant.name, i.organization.name, i.handler) for i in items]
    assert len(rows) == 3
    assert len(captured) == 1


def plan_of(items):
    with connection.cursor() as cursor:
        sql, values = items.query.sql_with_params()
        cursor.execute(("EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN ") + sql, values)
        return "\n".join(str(row) for row in cursor.fetchall())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by the size of the table")
@pytest.mark.parametrize(
    ("whose", "wanted"), [("mine", "item_mine"), ("all", "item_wide_10"), ("unclaimed", "item_wide_10")]
)
def test_an_upper_officers_inbox_is_read_off_an_index_without_sorting(who, whose, wanted):
    plan = plan_of(queries.inbox(actor(who.county_officer), MONDAY, whose)[:50])
    assert wanted in plan
    assert "TEMP B-TREE" not in plan


def test_groups_are_by_deadline_and_never_by_kind(who):
    at = moment(4, 10)
    days = {"late": (4, 9), "today": (4, 17), "week": (6, 9), "next_week": (9, 9), "later": (16, 9)}
    items = [WorkItem(due_at=moment(*day)) for day in days.values()]
    groups = queries.by_deadline(items, at)
    assert [group.code for group in groups] == list(days)
    assert [str(group.name) for group in groups] == ["已超时", "今天到期", "本周", "下周", "以后"]
    assert [len(group.items) for group in groups] == [1] * 5
    assert queries.by_deadline([], at) == []
    assert queries.period_of(at, at) == "today"
    assert queries.period_of(moment(8, 23), at) == "week"


def test_chips_count_the_items_of_each_flow(who):
    opened(who), opened(who), transfer(who)
    everything = queries.inbox(actor(who.zhou), MONDAY, "all")
    assert queries.flow_counts(everything) == {"trial.join": 2, "trial.transfer": 1}
    assert everything.filter(flow="trial.transfer").count() == 1
