"""The day of a moment is the day here: `at.date()` would be yesterday's until eight in the morning."""

import ast
import datetime

import pytest

from gonghui.kernel.actor import Actor
from gonghui.services.membership.actions import joining
from gonghui.services.membership.models import Membership
from gonghui.services.membership.tests import applying
from tests.rules.cast import gather

from . import house


def days_of_moments(tree: ast.Module) -> list[int]:
    """Lines that take the day of a moment called `at` without asking where."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "date"
        and not node.args
        and ast.unparse(node.func.value).split(".")[-1] == "at"
    ]


def test_nobody_takes_the_day_of_a_moment_without_asking_where():
    found = {house.named(file): days_of_moments(house.tree_of(file)) for file in house.python_files()}
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_who_would_is_noticed():
    assert days_of_moments(ast.parse("on = task.at.date()\nday = timezone.localdate(at)")) == [1]


@pytest.mark.django_db
def test_who_is_admitted_at_two_in_the_night_is_a_member_from_that_day_on():
    cast = gather()
    case = applying.application(cast.organizations["basic"], "张三", 1, cast.at)
    night = datetime.datetime(2027, 3, 8, 18, 0, tzinfo=datetime.UTC)
    officer = cast.people["officer"]
    joining.decide(case, "accept", by=Actor(officer.pk, officer.name), at=night)
    joined = Membership.objects.get(person=case.applicant).joined_on
    assert joined == datetime.date(2027, 3, 9)
