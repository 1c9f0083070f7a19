"""Where a person is reached on a channel, and whether she wants to be."""

from gonghui.kernel.crypto import open_text
from gonghui.kernel.people.models import Person

from .models import Channel, Preference


def address_of(person: Person, channel: str) -> str:
    """The address on this channel, "" when there is none or the person has switched the channel off."""
    choice = Preference.objects.filter(person=person, channel=channel).first()
    if (choice and not choice.on) or person.died_on:
        return ""
    if channel == Channel.SMS:
        return person.phone or ""
    return own_address(choice) if choice else ""


def own_address(choice: Preference) -> str:
    """The mail address or WeChat number kept with a choice, "" when none was given."""
    return open_text(bytes(choice.address), bound_to=choice.bound()) if choice.address else ""
