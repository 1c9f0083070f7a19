"""Two things this product is not (HOUSE §8): formalism at the fingertip, and surveillance.

The lists name what would act so. Nothing in tables or addresses may carry such a name.
"""

import re

import pytest
from django.apps import apps

from tests.rules import house

FORMALISM = (
    "check_in|checkin(?!g)|sign_in_streak|streak|points|leaderboard|ranking|activity_score|online_time|"
    "time_online|last_seen|login_count|visit_count|view_count|view_target|read_target|must_install"
)
SURVEILLANCE = (
    "ideolog|loyalty|political_score|thought|sentiment|risk_person|key_person|watch_list|watchlist|"
    "geolocation|latitude|longitude|device_id|ip_address|user_agent|religio"
)
NEVER = re.compile(f"{FORMALISM}|{SURVEILLANCE}", re.IGNORECASE)


def names_of_tables() -> list[str]:
    ours = [model for model in apps.get_models() if model.__module__.startswith("gonghui.")]
    return [
        f"{model._meta.label}.{field.name}" for model in ours for field in model._meta.local_concrete_fields
    ]


def test_no_table_keeps_a_score_of_presence_or_a_profile_of_a_mind():
    assert [name for name in names_of_tables() if NEVER.search(name)] == []


def test_no_address_leads_to_one():
    addresses = [
        (house.named(file), line.strip())
        for file in house.python_files()
        if "urls" in file.stem
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    assert [found for found in addresses if NEVER.search(found[1])] == []


@pytest.mark.parametrize("name", ["Member.login_count", "Person.political_score", "Visit.ip_address"])
def test_such_a_name_would_be_noticed(name):
    assert NEVER.search(name)
