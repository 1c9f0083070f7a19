"""What both databases must enforce by themselves: triggers as migration steps, path ranges, a full disk."""

import contextlib
import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import DatabaseError, connections, migrations
from django.db.utils import DEFAULT_DB_ALIAS
from django.utils.translation import gettext_lazy as _

from .refusal import Refusal

NO_SPACE = (errno.ENOSPC, errno.EDQUOT)
POSTGRESQL_FULL = "53100"


class DiskFull(Refusal):
    says = _("磁盘满了，没有写入任何内容。请先腾出空间，再办一次。")


@contextlib.contextmanager
def telling_full_disk() -> Iterator[None]:
    """Say DiskFull when the database, or a file, finds no room. What was begun must be undone by then."""
    try:
        yield
    except (DatabaseError, OSError) as fault:
        if _is_full(fault):
            raise DiskFull from fault
        raise


@dataclass(frozen=True)
class Trigger:
    """One rule of the database, said for SQLite and for PostgreSQL. Each text may hold several statements."""

    name: str
    sqlite: tuple[str, ...]
    postgresql: tuple[str, ...]


def triggers(*rules: Trigger) -> list[migrations.RunPython]:
    """Migration operations that create the triggers on whichever database runs."""
    return [migrations.RunPython(_creator(rule), migrations.RunPython.noop) for rule in rules]


def refuse_update_and_delete(table: str) -> Trigger:
    """Rows of `table` may be inserted and read, nothing else; TRUNCATE is refused where it exists."""
    says = f"{table}: append-only"
    name = f"{table}_append_only"
    return Trigger(
        name=name,
        sqlite=tuple(
            f"CREATE TRIGGER {name}_{deed.lower()} BEFORE {deed} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
            for deed in ("UPDATE", "DELETE")
        ),
        postgresql=(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER {name}_row BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}()",
            f"CREATE TRIGGER {name}_all BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
        ),
    )


def refuse_when(table: str, rule: str, deed: str, condition: str, *, hold: str = "") -> Trigger:
    """Refuse an INSERT or UPDATE of `table` while `condition` on NEW and OLD holds; both databases read it.

    `rule` names the trigger and is what the database says. `hold`: a statement only PostgreSQL needs first,
    where two writers work at once, e.g. one that locks the row the condition looks at.
    """
    name, says = f"{table}_{rule}", f"{table}: {rule.replace('_', ' ')}"
    before = f"{hold};" if hold else ""
    return Trigger(
        name=name,
        sqlite=(
            f"CREATE TRIGGER {name} BEFORE {deed} ON {table} "
            f"WHEN {condition} BEGIN SELECT RAISE(ABORT, '{says}'); END",
        ),
        postgresql=(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {before} "
            f"IF {condition} THEN RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation'; "
            "END IF; RETURN NEW; END $$",
            f"CREATE TRIGGER {name} BEFORE {deed} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ),
    )


def refuse_delete(table: str) -> Trigger:
    """Rows of `table` may be changed but never removed."""
    name, says = f"{table}_stays", f"{table}: never removed"
    return Trigger(
        name=name,
        sqlite=(f"CREATE TRIGGER {name} BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{says}'); END",),
        postgresql=(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{says}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"CREATE TRIGGER {name}_row BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
            f"CREATE TRIGGER {name}_all BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
        ),
    )


def refuse_replace(table: str, *same: str) -> Trigger:
    """On SQLite, INSERT OR REPLACE removes a row without asking the triggers that guard removal.

    `same`: conditions between NEW and the columns of `table` under which a row would be replaced.
    """
    name = f"{table}_refuse_replace"
    return Trigger(
        name=name,
        sqlite=(
            f"CREATE TRIGGER {name} BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {' OR '.join(same)}) "
            f"BEGIN SELECT RAISE(ABORT, '{table}: UNIQUE, never replaced'); END",
        ),
        postgresql=(),
    )


def vendor(using: str = DEFAULT_DB_ALIAS) -> str:
    """ "sqlite" or "postgresql"."""
    return connections[using].vendor


def next_path(path: str) -> str:
    """The smallest path of digits that is greater than every path starting with `path`; "" has none: "A"."""
    if not path:
        return "A"
    return str(int(path) + 1).zfill(len(path)) if path.strip("9") else path + "A"


def _creator(rule: Trigger) -> Callable:
    def create(apps, schema_editor) -> None:
        for statement in getattr(rule, schema_editor.connection.vendor):
            schema_editor.execute(statement)

    return create


def _is_full(fault: BaseException) -> bool:
    cause = fault.__cause__
    return (
        getattr(fault, "errno", None) in NO_SPACE
        or getattr(cause, "sqlite_errorname", "") == "SQLITE_FULL"
        or getattr(cause, "sqlstate", "") == POSTGRESQL_FULL
    )
