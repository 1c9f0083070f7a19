"""Foreign keys of tables that are filled by the hundred thousand in one statement.

PostgreSQL looks up the other side of a foreign key row by row, which costs several times the writing itself.
Here it is looked up once for all rows of a statement. What holds is the same: no row without its other side.
SQLite keeps its foreign keys, which cost it little.
"""

from .database import Trigger

_MISSING = "USING ERRCODE = 'foreign_key_violation'"
_DROP = """DO $$ DECLARE held name; BEGIN
SELECT conname INTO STRICT held FROM pg_constraint WHERE contype = 'f' AND conrelid = '{table}'::regclass
AND conkey = ARRAY[(SELECT attnum FROM pg_attribute
WHERE attrelid = '{table}'::regclass AND attname = '{column}')];
EXECUTE 'ALTER TABLE {table} DROP CONSTRAINT ' || quote_ident(held); END $$"""


def by_statement(table: str, column: str, parent: str) -> Trigger:
    """Look up `column` of `table` in `parent` once a statement instead of once a row.

    Rows of `table` must never change their `column`, keys of `parent` never change (`refuse_when`).
    """
    return Trigger(
        name=f"{table}_{column}",
        sqlite=(),
        postgresql=(
            _DROP.format(table=table, column=column),
            *_when_added(table, column, parent),
            *_when_gone(table, column, parent),
        ),
    )


def _when_added(table: str, column: str, parent: str) -> tuple[str, str]:
    name = f"{table}_{column}_added"
    # Planned anew each time: what suits one row does not suit a hundred thousand.
    lost = (
        f"SELECT EXISTS (SELECT FROM added WHERE NOT EXISTS"
        f" (SELECT FROM {parent} held WHERE held.id = added.{column}))"
    )
    return (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE lost boolean; BEGIN "
        f"EXECUTE '{lost}' INTO lost; "
        f"IF lost THEN RAISE EXCEPTION '{table}: {column} is not in {parent}' {_MISSING}; END IF; "
        "RETURN NULL; END $$",
        f"CREATE TRIGGER {name} AFTER INSERT ON {table} REFERENCING NEW TABLE AS added "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
    )


def _when_gone(table: str, column: str, parent: str) -> tuple[str, ...]:
    """Whoever removes from `parent` waits for those who are adding, they for him; then it is looked at."""
    name = f"{table}_{column}_gone"
    left = f"SELECT EXISTS (SELECT FROM gone JOIN {table} kept ON kept.{column} = gone.id)"
    return (
        f"CREATE FUNCTION {name}_alone() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE; RETURN NULL; END $$",
        f"CREATE TRIGGER {name}_alone BEFORE DELETE ON {parent} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {name}_alone()",
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE left_over boolean; BEGIN "
        f"EXECUTE '{left}' INTO left_over; "
        f"IF left_over THEN RAISE EXCEPTION '{parent}: still in {table}' {_MISSING}; END IF; "
        "RETURN NULL; END $$",
        f"CREATE TRIGGER {name} AFTER DELETE ON {parent} REFERENCING OLD TABLE AS gone "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
    )
