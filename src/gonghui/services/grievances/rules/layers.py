"""The three layers of row 5.01: who sees a grievance where."""

EXECUTION, MANAGEMENT, LEADERSHIP = "execution", "management", "leadership"
LEVELS = {
    "group": EXECUTION,
    "branch": EXECUTION,
    "basic": EXECUTION,
    "township": MANAGEMENT,
    "county": MANAGEMENT,
}


def layer_of(level: str) -> str:
    """Of an organization's level: basic unions carry out, counties manage, cities and above lead."""
    return LEVELS.get(level, LEADERSHIP)
