from django.db import migrations

from gonghui.kernel.database import Trigger, refuse_update_and_delete, triggers

TABLE = "journal_entry"

# On SQLite, INSERT OR REPLACE removes a row without asking the triggers that guard removal.
REFUSE_REPLACE = Trigger(
    name="journal_entry_refuse_replace",
    sqlite=(
        f"CREATE TRIGGER {TABLE}_refuse_replace BEFORE INSERT ON {TABLE} "
        f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE id = NEW.id OR (chain = NEW.chain AND seq = NEW.seq)) "
        f"BEGIN SELECT RAISE(ABORT, '{TABLE}: append-only'); END",
    ),
    postgresql=(),
)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = triggers(refuse_update_and_delete(TABLE), REFUSE_REPLACE)
