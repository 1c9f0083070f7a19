"""Where the house's files are, for rules that read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "gonghui"


def python_files(*, with_tests: bool = False) -> list[Path]:
    """Our own Python files, migrations left out: they are generated."""
    files = [file for file in SOURCE.rglob("*.py") if "migrations" not in file.parts]
    if with_tests:
        return sorted([*files, *(ROOT / "tests").rglob("*.py")])
    return sorted(file for file in files if "tests" not in file.parts)


def templates() -> list[Path]:
    """Every template of ours, mail and message texts included."""
    return sorted(
        file for folder in SOURCE.rglob("templates") for file in folder.rglob("*") if file.is_file()
    )


def named(file: Path) -> str:
    """The file as rules and exemptions name it: its path from the root of the project."""
    return file.relative_to(ROOT).as_posix()


def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def lines(file: Path) -> Iterator[list[str]]:
    """The words of a list of exceptions, line by line; # begins a remark."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split(maxsplit=2)
