"""What another system sends to the calls of no service when all is well."""


def calls(cast):
    return {"standards": {}, "token": {}}
