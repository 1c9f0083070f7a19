from django.db import migrations

from gonghui.kernel.database import refuse_update_and_delete, triggers


class Migration(migrations.Migration):
    """A version of a policy is never changed: what was decided by it must be replayable."""

    dependencies = [("assistance", "0001_initial")]

    operations = [*triggers(refuse_update_and_delete("assistance_policy"))]
