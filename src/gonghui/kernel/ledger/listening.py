"""What the room offers to others when the program starts: revealing account numbers, turning their keys."""

from django.utils.translation import gettext_lazy as _

from ..access.refusals import NothingToReveal
from ..access.reveal import Revealable, offer
from ..people import rotating
from ..people.models import Person
from .models import PayeeAccount, account_binding
from .signing import account_number


def begin() -> None:
    offer(Revealable(PayeeAccount, "number", _("银行账号"), account_number, _person_of))
    rotating.also_reseal_column(PayeeAccount, "number_sealed", lambda account: account_binding(account.uid))


def _person_of(account: PayeeAccount) -> Person:
    """A supplier's number is not shown by itself; it stands on the bank's sheet."""
    if account.person is None:
        raise NothingToReveal()
    return account.person
