"""What the database itself refuses, and the table that holds the counters of sign-in attempts."""

from django.db import migrations, models

from gonghui.kernel.database import Trigger, triggers

AGAINST_AUDITOR = "'officer', 'chair', 'upper_officer', 'administrator'"
CLASH = f"""
    SELECT 1 FROM access_position other
    WHERE other.person_id = NEW.person_id AND other.id <> COALESCE(NEW.id, -1)
      AND ((NEW.role = 'auditor' AND other.role IN ({AGAINST_AUDITOR}))
        OR (other.role = 'auditor' AND NEW.role IN ({AGAINST_AUDITOR})))
      AND (NEW.valid_to IS NULL OR (NEW.valid_from < NEW.valid_to AND other.valid_from < NEW.valid_to))
      AND (other.valid_to IS NULL OR (other.valid_from < other.valid_to AND NEW.valid_from < other.valid_to))
"""
SAYS = "access_position: incompatible roles"

ONE_HAT = Trigger(
    name="access_position_one_hat",
    sqlite=tuple(
        f"CREATE TRIGGER access_position_one_hat_{name} BEFORE {deed} ON access_position "
        f"WHEN EXISTS ({CLASH}) BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        for name, deed in (("insert", "INSERT"), ("update", "UPDATE"))
    ),
    # The person's row is locked first, or two officers could appoint the same person at the same moment.
    postgresql=(
        f"""CREATE FUNCTION access_position_one_hat() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM 1 FROM people_person WHERE id = NEW.person_id FOR NO KEY UPDATE;
        IF EXISTS ({CLASH}) THEN
            RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW; END $$""",
        "CREATE TRIGGER access_position_one_hat BEFORE INSERT OR UPDATE ON access_position "
        "FOR EACH ROW EXECUTE FUNCTION access_position_one_hat()",
    ),
)

CACHE = migrations.CreateModel(
    name="CacheRow",
    fields=[
        ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
        ("value", models.TextField()),
        ("expires", models.DateTimeField(db_index=True)),
    ],
    options={"db_table": "cache"},
)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [*triggers(ONE_HAT), migrations.SeparateDatabaseAndState(database_operations=[CACHE])]
