"""A refusal is a class with the sentence that the person will read."""

import re

from django.utils.functional import Promise


class Refusal(Exception):
    """Base of every "no" a person may meet. `says` may hold {named} places, filled from the arguments."""

    says: str | Promise = ""
    code: str = ""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "code" not in cls.__dict__:
            cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def __init__(self, **places: object) -> None:
        super().__init__(places)
        self.places = places

    def __str__(self) -> str:
        return str(self.says).format(**self.places)
