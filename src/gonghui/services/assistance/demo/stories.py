"""What invented workers tell, since how many days, and how far each has come."""

from typing import Any

FURTHEST = (
    "draft", "submitted", "returned", "reviewing", "checking", "differing", "declined",
    "noticed", "disputed", "approving", "on_file", "helped",
)  # fmt: skip
"""The stops of the way, the nearest first."""


def _child(name: str, relation: str, place: str) -> dict[str, Any]:
    return {"name": name, "relation": relation, "status": "8", "in_school": True, "place": place}


SON, DAUGHTER = _child("晓宇", "20", "岚州第二中学"), _child("晓雯", "30", "岚州职业技术学院")
SPOUSE = {"name": "何桂芳", "relation": "10", "status": "3"}
ILL = {"causes": ["06"], "health": "02", "illness": "术后复查、用药", "people": 3, "family": [SPOUSE, SON]}
SCHOOL = {"causes": ["09"], "schooling": 1_680_000, "people": 4, "family": [SPOUSE, SON, DAUGHTER]}
OUT = {"causes": ["03"], "work_state": "3", "people": 3, "family": [SPOUSE, SON]}
ALONE = {"causes": ["11", "09"], "people": 2, "family": [DAUGHTER], "schooling": 960_000}
STORIES: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("draft", 1, ILL | {"income": 2_640_000, "medical": 980_000}),
    ("submitted", 2, OUT | {"income": 2_160_000}),
    ("submitted", 1, SCHOOL | {"income": 4_200_000}),
    ("returned", 6, {"causes": ["08"], "people": 2, "family": [SPOUSE], "income": 2_400_000}),
    ("reviewing", 6, ILL | {"income": 3_120_000, "medical": 2_480_000}),
    ("checking", 9, SCHOOL | {"income": 3_960_000}),
    ("differing", 13, OUT | {"income": 1_200_000, "savings": 300_000}),
    ("declined", 20, {"causes": ["10"], "people": 3, "income": 14_400_000}),
    ("noticed", 15, ILL | {"income": 2_880_000, "medical": 3_150_000}),
    ("noticed", 15, ALONE | {"income": 2_100_000}),
    ("disputed", 15, OUT | {"income": 2_040_000}),
    ("approving", 40, ILL | {"income": 3_360_000, "medical": 1_890_000}),
    ("on_file", 40, SCHOOL | {"income": 3_000_000}),
    ("helped", 40, ILL | {"income": 2_520_000, "medical": 2_960_000}),
)
"""How far, since how many days, and what was told (money in fen a year)."""
