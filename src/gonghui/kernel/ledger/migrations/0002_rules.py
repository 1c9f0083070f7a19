"""What the database itself holds about money, whoever writes to it."""

from django.db import migrations

from gonghui.kernel.database import (
    Trigger,
    refuse_delete,
    refuse_replace,
    refuse_update_and_delete,
    refuse_when,
    triggers,
)


def changed(*columns: str) -> str:
    return "(" + " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in columns) + ")"


def set_once(*columns: str) -> str:
    """The column had a value and gets another."""
    return "(" + " OR ".join(f"(OLD.{name} IS NOT NULL AND {changed(name)})" for name in columns) + ")"


# Entries come first, their booking seals them: at that moment they must sum to zero, and later none is let in.
# An entry without a booking fails at the commit, by its foreign key.
SEALED = "EXISTS (SELECT 1 FROM ledger_booking WHERE id = NEW.booking_id)"
ENTRIES = "FROM ledger_entry WHERE booking_id = NEW.id"
UNBALANCED = (
    f"((SELECT COALESCE(SUM(amount), 1) {ENTRIES}) <> 0 "
    f"OR (SELECT SUM(amount) {ENTRIES} AND amount > 0) <> NEW.amount)"
)

ORGANIZATION = "(SELECT organization_id FROM ledger_fund WHERE id = NEW.fund_id)"
CLOSED = f"SELECT 1 FROM ledger_period WHERE organization_id = {ORGANIZATION} AND period IN "
PERIOD_SAYS = "ledger_booking: period closed"
# On PostgreSQL bookings share a lock of their organization; closing waits for them and they for it.
LOCK = "hashtextextended('ledger.period:' || {organization}::text, 0)"
INTO_CLOSED = Trigger(
    name="ledger_booking_period_closed",
    sqlite=(
        "CREATE TRIGGER ledger_booking_period_closed BEFORE INSERT ON ledger_booking "
        f"WHEN EXISTS ({CLOSED} (substr(NEW.booked_on, 1, 4), substr(NEW.booked_on, 1, 7))) "
        f"BEGIN SELECT RAISE(ABORT, '{PERIOD_SAYS}'); END",
    ),
    postgresql=(
        f"""CREATE FUNCTION ledger_booking_period_closed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM pg_advisory_xact_lock_shared({LOCK.format(organization=ORGANIZATION)});
        IF EXISTS ({CLOSED} (to_char(NEW.booked_on, 'YYYY'), to_char(NEW.booked_on, 'YYYY-MM'))) THEN
            RAISE EXCEPTION '{PERIOD_SAYS}' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW; END $$""",
        "CREATE TRIGGER ledger_booking_period_closed BEFORE INSERT ON ledger_booking "
        "FOR EACH ROW EXECUTE FUNCTION ledger_booking_period_closed()",
        f"""CREATE FUNCTION ledger_period_waits() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM pg_advisory_xact_lock({LOCK.format(organization="NEW.organization_id")});
        RETURN NEW; END $$""",
        "CREATE TRIGGER ledger_period_waits BEFORE INSERT ON ledger_period "
        "FOR EACH ROW EXECUTE FUNCTION ledger_period_waits()",
    ),
)

MADE = "SELECT 1 FROM ledger_commitment made WHERE made.id = NEW.commitment_id"
HOLD_COMMITMENT = "PERFORM 1 FROM ledger_commitment WHERE id = NEW.commitment_id FOR NO KEY UPDATE"
BY_MAKER = f"EXISTS ({MADE} AND (made.maker_id = NEW.by_person_id OR made.changed_by_id = NEW.by_person_id))"
NOT_THE_MAKER = (
    f"EXISTS ({MADE} AND (made.maker_id IS DISTINCT FROM NEW.maker_id "
    "OR made.changed_by_id IS DISTINCT FROM NEW.changed_by_id))"
)
BACK_DATED = f"EXISTS ({MADE} AND NEW.at < made.changed_at)"
SIGNS_OTHER = f"EXISTS ({MADE} AND NEW.signed <> made.signed)"


def too_few(commitment: str, signed: str, needed: str, level: str) -> str:
    valid = f"FROM ledger_approval WHERE commitment_id = {commitment} AND signed = {signed}"
    return (
        f"((SELECT COUNT(DISTINCT by_person_id) {valid}) < {needed} "
        f"OR (SELECT COALESCE(MAX(level), 0) {valid}) < {level})"
    )


APPROVED_WITHOUT = "NEW.approved_at IS NOT NULL AND OLD.approved_at IS NULL AND " + too_few(
    "NEW.id", "NEW.signed", "NEW.approvals_needed", "NEW.level_needed"
)
# Another payee is another signature, and another signature starts without approval.
SWAPPED = (
    f"(({changed('payee_id')} AND NEW.signed = OLD.signed) "
    f"OR ({changed('signed')} AND (NEW.approved_at IS NOT NULL OR NEW.changed_at < OLD.changed_at)))"
)
TERMS = ("uid", "fund_id", "about_kind", "about_id", "key", "payee_key", "amount", "maker_id", "made_at")
PAYMENT_TERMS = ("uid", "number", "commitment_id", "about_kind", "about_id", "instalment", "amount", "planned_at")

PAYING = "NEW.paid_at IS NOT NULL AND OLD.paid_at IS NULL"
UNAPPROVED = (
    f"{PAYING} AND NOT EXISTS ({MADE} AND made.approved_at IS NOT NULL AND made.approved_at <= NEW.paid_at "
    "AND (made.hold_until IS NULL OR made.hold_until <= NEW.paid_at) "
    f"AND NOT {too_few('made.id', 'made.signed', 'made.approvals_needed', 'made.level_needed')})"
)
BY_APPROVER = (
    f"{PAYING} AND EXISTS (SELECT 1 FROM ledger_approval given JOIN ledger_commitment made "
    "ON made.id = given.commitment_id AND made.signed = given.signed "
    "WHERE given.commitment_id = NEW.commitment_id AND given.by_person_id = NEW.paid_by_person_id)"
)
EARLIER = "OLD.not_before IS NOT NULL AND (NEW.not_before IS NULL OR NEW.not_before < OLD.not_before)"

SAME_BOOKING = ("id = NEW.id", "reverses_id = NEW.reverses_id")
SAME_APPROVAL = (
    "id = NEW.id",
    "(commitment_id = NEW.commitment_id AND by_person_id = NEW.by_person_id AND signed = NEW.signed)",
)
SAME_PAYMENT = (
    "id = NEW.id",
    "number = NEW.number",
    "uid = NEW.uid",
    "(undone_at IS NULL AND about_kind = NEW.about_kind AND about_id = NEW.about_id "
    "AND instalment = NEW.instalment)",
)
SAME_COMMITMENT = (
    "id = NEW.id",
    "uid = NEW.uid",
    "(about_kind = NEW.about_kind AND about_id = NEW.about_id AND key = NEW.key)",
)
SAME_FUND = (
    "id = NEW.id",
    "uid = NEW.uid",
    "(opened_for_id = NEW.opened_for_id AND source = NEW.source AND year = NEW.year)",
)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = triggers(
        refuse_update_and_delete("ledger_entry"),
        refuse_replace("ledger_entry", "id = NEW.id"),
        refuse_when("ledger_entry", "booking_is_sealed", "INSERT", SEALED),
        refuse_update_and_delete("ledger_booking"),
        refuse_replace("ledger_booking", *SAME_BOOKING),
        refuse_when("ledger_booking", "entries_do_not_balance", "INSERT", UNBALANCED),
        INTO_CLOSED,
        refuse_update_and_delete("ledger_period"),
        refuse_replace(
            "ledger_period", "id = NEW.id", "(organization_id = NEW.organization_id AND period = NEW.period)"
        ),
        refuse_delete("ledger_fund"),
        refuse_replace("ledger_fund", *SAME_FUND),
        refuse_when("ledger_fund", "stays_what_it_is", "UPDATE", changed("uid", "opened_for_id", "source", "year")),
        refuse_delete("ledger_payeeaccount"),
        refuse_replace("ledger_payeeaccount", "id = NEW.id", "uid = NEW.uid"),
        # Only the seal may be renewed, when keys turn; it opens to the same number or not at all.
        refuse_when(
            "ledger_payeeaccount",
            "stays_what_it_is",
            "UPDATE",
            changed("uid", "person_id", "holder", "bank", "number_tail", "made_at"),
        ),
        refuse_delete("ledger_commitment"),
        refuse_replace("ledger_commitment", *SAME_COMMITMENT),
        refuse_when("ledger_commitment", "starts_unapproved", "INSERT", "NEW.approved_at IS NOT NULL"),
        refuse_when("ledger_commitment", "stays_what_it_is", "UPDATE", changed(*TERMS)),
        refuse_when("ledger_commitment", "payee_swapped", "UPDATE", SWAPPED),
        refuse_when("ledger_commitment", "approvals_missing", "UPDATE", APPROVED_WITHOUT),
        refuse_update_and_delete("ledger_approval"),
        refuse_replace("ledger_approval", *SAME_APPROVAL),
        refuse_when("ledger_approval", "maker_may_not_approve", "INSERT", BY_MAKER, hold=HOLD_COMMITMENT),
        refuse_when("ledger_approval", "maker_is_another", "INSERT", NOT_THE_MAKER),
        refuse_when("ledger_approval", "back_dated", "INSERT", BACK_DATED),
        refuse_when("ledger_approval", "signs_something_else", "INSERT", SIGNS_OTHER),
        refuse_delete("ledger_payment"),
        refuse_replace("ledger_payment", *SAME_PAYMENT),
        refuse_when(
            "ledger_payment", "starts_unpaid", "INSERT", "NEW.paid_at IS NOT NULL OR NEW.undone_at IS NOT NULL"
        ),
        refuse_when("ledger_payment", "stays_what_it_is", "UPDATE", changed(*PAYMENT_TERMS)),
        refuse_when(
            "ledger_payment",
            "happened_once",
            "UPDATE",
            set_once("paid_at", "paid_by_person_id", "received_at", "undone_at"),
        ),
        refuse_when("ledger_payment", "never_earlier", "UPDATE", EARLIER),
        refuse_when("ledger_payment", "undone", "UPDATE", f"{PAYING} AND NEW.undone_at IS NOT NULL"),
        refuse_when("ledger_payment", "not_approved", "UPDATE", UNAPPROVED, hold=HOLD_COMMITMENT),
        refuse_when("ledger_payment", "approver_may_not_pay", "UPDATE", BY_APPROVER),
    )
