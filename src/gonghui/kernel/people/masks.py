"""How personal values are shown by default."""

from .models import Person


def id_number(person: Person) -> str:
    return f"{'*' * 14}{person.id_tail}" if person.id_tail else ""


def phone(number: str) -> str:
    return f"{number[:3]}****{number[-4:]}" if len(number) >= 7 else "*" * len(number)


def name(full: str) -> str:
    """张* or 张*丽: first character, and the last of a longer name."""
    if len(full) <= 2:
        return full[:1] + "*" * (len(full) - 1)
    return full[0] + "*" * (len(full) - 2) + full[-1]
