"""What another system sends about grievances when all is well."""

from . import samples_interface, saying

WORDS = {"kind": "help", "category": "wages", "text": saying.TEXT, "place": "三号车间"}


def calls(cast):
    number = samples_interface.brought(cast).case.number
    named = WORDS | {"privacy": "named", "phone": "13700000002", "name": "马小军"}
    return {
        "grievances.categories": {},
        "grievances.bring": {"sent": named},
        "grievances.bring_unnamed": {
            "sent": WORDS,
            "unrecorded": "who gives no name leaves no trace, not even that somebody wrote",
        },
        "grievances.state": {"places": {"number": number}},
        "grievances.word": {"places": {"number": number}, "sent": {"text": "还有夜班费也没有发。"}},
    }
