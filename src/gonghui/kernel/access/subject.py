"""What this room holds on a person, for their own export: the account, its devices, the positions."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from gonghui.kernel.people.models import Person

from .models import Account
from .queries import positions_of

ACCOUNT = (
    "phone", "is_active", "created_at", "password_set_at", "last_login", "language", "theme", "large_text",
)  # fmt: skip


def about_person(person: Person) -> dict[str, Any]:
    """The account without its secrets, every device that is signed in, every position held."""
    account = Account.objects.filter(person=person).first()
    return {
        "account": {name: getattr(account, name) for name in ACCOUNT} if account else {},
        "sessions": list(
            UserSession.objects.filter(user=account).values("created_at", "last_seen_at", "ip", "user_agent")
        ),
        "second_factors": [
            {
                "kind": kept.get_type_display(),
                "created_at": kept.created_at,
                "last_used_at": kept.last_used_at,
            }
            for kept in Authenticator.objects.filter(user=account)
        ],
        "positions": [
            {
                "role": held.get_role_display(),
                "organization": held.organization.name,
                "valid_from": held.valid_from,
                "valid_to": held.valid_to,
                "reason": held.reason,
            }
            for held in positions_of(person)
        ],
    }
