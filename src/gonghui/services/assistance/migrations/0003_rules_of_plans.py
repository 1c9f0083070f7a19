"""What the database itself refuses about plans, pairings, partners' places and the money of measures."""

from django.db import migrations

from gonghui.kernel.database import Trigger, refuse_delete, refuse_when, triggers

ENDS = "OLD.ended_on IS NULL AND NEW.ended_on IS NOT NULL"
STILL_HELPED = (
    "EXISTS (SELECT 1 FROM assistance_household WHERE id = NEW.household_id "
    "AND state IN ('open', 'on_file', 'observed'))"
)
ANOTHER = (
    "EXISTS (SELECT 1 FROM assistance_pairing other WHERE other.id = NEW.replaced_by_id "
    "AND other.id <> NEW.id AND other.household_id = NEW.household_id)"
)
TAKEN = "(SELECT COUNT(*) FROM assistance_match WHERE offer_id = NEW.offer_id)"
PLACES = "(SELECT places FROM assistance_offer WHERE id = NEW.offer_id)"

MONEY_LEAVES = "NEW.paid_at IS NOT NULL AND OLD.paid_at IS NULL AND NEW.about_kind = 'assistance.measure'"
OF_MEASURE = (
    "FROM assistance_measure m JOIN assistance_plan p ON p.id = m.plan_id "
    "JOIN assistance_household h ON h.id = p.household_id WHERE m.matter = NEW.about_id"
)
NO_OPEN_FILE = (
    f"EXISTS (SELECT 1 {OF_MEASURE} AND substr(m.kind, 1, 9) <> 'temporary' "
    "AND h.state NOT IN ('on_file', 'observed'))"
)
DISPUTED = (
    f"EXISTS (SELECT 1 {OF_MEASURE} AND EXISTS (SELECT 1 FROM assistance_objection o "
    "JOIN assistance_application a ON a.id = o.application_id JOIN cases_case c ON c.id = o.case_id "
    "WHERE a.household_id = h.id AND o.line_id IS NOT NULL AND c.ended_at IS NULL))"
)


def when_money_leaves(rule: str, condition: str) -> Trigger:
    return refuse_when("ledger_payment", rule, "UPDATE", f"{MONEY_LEAVES} AND {condition}")


class Migration(migrations.Migration):
    dependencies = [("assistance", "0002_rules"), ("ledger", "0002_rules"), ("cases", "0001_initial")]

    operations = [
        *triggers(
            refuse_when(
                "assistance_pairing",
                "ends_when_the_household_stands",
                "UPDATE",
                f"{ENDS} AND {STILL_HELPED} AND NOT {ANOTHER}",
            ),
            refuse_delete("assistance_pairing"),
            refuse_delete("assistance_plan"),
            # The offer's row is held first, or two could take the last place at the same moment.
            refuse_when(
                "assistance_match",
                "no_place_left",
                "INSERT",
                f"{TAKEN} >= {PLACES}",
                hold="PERFORM 1 FROM assistance_offer WHERE id = NEW.offer_id FOR UPDATE",
            ),
            when_money_leaves("no_open_file", NO_OPEN_FILE),
            when_money_leaves("objection_open", DISPUTED),
        )
    ]
