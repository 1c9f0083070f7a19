from django.db import migrations

from gonghui.kernel.database import (
    Trigger,
    refuse_delete,
    refuse_update_and_delete,
    refuse_when,
    triggers,
)
from gonghui.kernel.references import by_statement

GIVEN = (
    "region", "residence", "members", "annual_income_fen", "rigid_spending_fen", "months_below_line",
    "aided", "causes", "events", "event_cost_fen", "casualty", "net_assets_fen", "savings_fen",
    "earlier_aid_fen",
)  # fmt: skip
HELD, TOLD = (", ".join(f"{row}.{name}" for name in GIVEN) for row in ("OLD", "NEW"))
NAME = "assistance_facts_changed"
OUTDATED = Trigger(
    name=NAME,
    sqlite=(
        f"CREATE TRIGGER {NAME} AFTER UPDATE OF {', '.join(GIVEN)} ON assistance_facts "
        f"WHEN ({HELD}) IS NOT ({TOLD}) "
        "BEGIN UPDATE assistance_facts SET outcomes = NULL WHERE id = NEW.id; END",
    ),
    postgresql=(
        f"CREATE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN NEW.outcomes = NULL; RETURN NEW; END $$",
        f"CREATE TRIGGER {NAME} BEFORE UPDATE OF {', '.join(GIVEN)} ON assistance_facts FOR EACH ROW "
        f"WHEN (ROW({HELD}) IS DISTINCT FROM ROW({TOLD})) EXECUTE FUNCTION {NAME}()",
    ),
)


class Migration(migrations.Migration):
    """What was decided stays as it was: policies, runs and assessments, for each must be replayable."""

    dependencies = [("assistance", "0001_initial")]

    operations = [
        *triggers(
            refuse_update_and_delete("assistance_policy"),
            refuse_when("assistance_bulletin", "stays_as_told", "UPDATE", "CAST(OLD.figures AS text) <> CAST(NEW.figures AS text)"),
            refuse_delete("assistance_assessmentrun"),
            OUTDATED,
            refuse_when("assistance_assessment", "stays_as_found", "UPDATE", "TRUE"),
            by_statement("assistance_assessment", "run_id", "assistance_assessmentrun"),
            by_statement("assistance_assessment", "facts_id", "assistance_facts"),
        )
    ]
