"""The first start of a data folder: keys, database, the top union and its first officer."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from gonghui import registry
from gonghui.kernel import crypto
from gonghui.kernel.access import actions as access
from gonghui.kernel.access import second_factor
from gonghui.kernel.access.models import Account
from gonghui.kernel.actor import SYSTEM
from gonghui.kernel.organizations import actions as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people import actions as people
from gonghui.kernel.people.models import Person

from . import secrets

BACK_DATED = datetime.timedelta(days=365)


@dataclass(frozen=True)
class FirstOfficer:
    """What the first officer needs to sign in."""

    account: Account
    password: str
    authenticator: str


def prepare(folder: Path) -> None:
    """Make the folder, its keys and an up-to-date database. Safe to call again."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    Path(settings.STATIC_ROOT).mkdir(exist_ok=True)
    settings.SECRET_KEY = secrets.make_secret(folder).read_text().strip()
    if not crypto.keys_are_readable():
        crypto.add_key(folder)
    call_command("migrate", interactive=False, verbosity=0)
    for service in registry.services():
        if service.ships:
            service.ships(at=timezone.now())


def is_founded() -> bool:
    return Organization.objects.exists()


@transaction.atomic
def found(*, code: str, name: str, level: str, region: str, at: datetime.datetime) -> Organization:
    """Found the top union of this installation."""
    return organizations.found(
        code=code, name=name, level=level, parent=None, region=region, covers_region=region, by=SYSTEM, at=at
    )


@transaction.atomic
def seat(
    organization: Organization,
    *,
    name: str,
    phone: str,
    roles: tuple[str, ...],
    password: str,
    at: datetime.datetime,
) -> FirstOfficer:
    """Give a person an account with a password, a second factor, and positions in an organization."""
    person = Person.objects.filter(phone=phone, name=name).first()
    person = person or people.register_person(name=name, phone=phone, by=SYSTEM, at=at)
    account = access.open_account(phone, person, by=SYSTEM, at=at)
    account.set_password(password)
    account.save()
    for role in roles:
        access.appoint(
            person,
            organization,
            role,
            valid_from=timezone.localdate(at) - BACK_DATED,
            by=SYSTEM,
            at=at,
            reason="建立系统",
        )
    return FirstOfficer(account, password, second_factor.enrol(account) if roles else "")
