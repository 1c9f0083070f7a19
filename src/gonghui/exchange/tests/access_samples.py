"""For the access table: a key of the first basic union, and one of the other city."""

from . import issued


def samples(cast):
    here, there = issued.kept(cast, "basic", "administrator"), issued.kept(cast, "elsewhere", "outsider")
    return {"interface:token-revocation": ({"uid": here.uid}, {"uid": there.uid})}
