"""From the causes of the official sheet (致困原因) to the causes and events that policies name."""

RULE_CAUSE = {
    "01": "disability",
    "02": "other",
    "03": "other",
    "04": "other",
    "05": "other",
    "06": "illness",
    "07": "other",
    "08": "other",
    "09": "schooling",
    "10": "other",
    "11": "single_parent",
}
"""Cause code of the list `hardship_cause` → the cause a criterion asks for."""

RULE_EVENT = {"07": "sudden_event", "08": "accidental_injury", "06": "major_illness"}
"""Cause code → the event it is, when the household tells of one without naming its kind."""


def rule_causes(codes: list[str]) -> set[str]:
    """What policies call these causes. Raises KeyError for a code that the list does not know."""
    return {RULE_CAUSE[code] for code in codes}
