"""The three policies once more, straight from their formulas in Decimal, knowing nothing of the engine."""

from decimal import Decimal

THREE_CAUSES = {"illness", "schooling", "disability", "single_parent", "other"}


def evaluate(code: str, row: dict, monthly: Decimal) -> tuple[str, str]:
    """Category and advice; `row` in yuan as Decimal, sets of codes, Booleans."""
    line = 12 * monthly * row["members"]
    return {"three-categories": three, "national-2016": national, "depth-relative": depth}[code](row, line)


def three(row: dict, line: Decimal) -> tuple[str, str]:
    income = row["annual_income"]
    advice = "refer_dibao" if income < line and not row["aided"] else ""
    if income < line and row["aided"]:
        return "dibao", advice
    if income <= Decimal("1.5") * line and row["causes"] & THREE_CAUSES:
        return "marginal", advice
    if income <= 3 * line and row["events"]:
        return "accident", advice
    return "none", advice


def national(row: dict, line: Decimal) -> tuple[str, str]:
    income, cost = row["annual_income"], row["event_cost"]
    if income < line and (row["aided"] or row["months_below_line"] >= 6):
        return "dibao", ""
    if income <= Decimal("1.5") * line and row["causes"] and income - row["rigid_spending"] <= line:
        return "marginal", ""
    if row["events"]:
        if income <= 3 * line and income - cost <= line:
            return "accident", ""
        if income > 3 * line and income + row["net_assets"] + row["savings"] - cost <= line:
            return "accident", ""
    return "none", ""


def depth(row: dict, line: Decimal) -> tuple[str, str]:
    left = row["annual_income"] - row["rigid_spending"]
    if left < line:
        return "deep", ""
    if left < 2 * line:
        return "relative", ""
    if row["casualty"] or row["event_cost"] > Decimal("0.8") * row["annual_income"]:
        return "accident", ""
    return "none", ""
