"""For the access table: a key of the first basic union, and one of the other city."""

from . import issued


def samples(cast):
    token, _secret = issued.key(cast)
    return {"interface:token-revocation": ({"uid": token.uid}, {"uid": issued.foreign(cast).uid})}
