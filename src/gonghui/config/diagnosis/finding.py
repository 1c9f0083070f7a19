"""How one thing stands on this machine, in a sentence, and what to do about it."""

from dataclasses import dataclass

OK, HINT, UNSAFE = "ok", "hint", "unsafe"


@dataclass(frozen=True)
class Finding:
    """`hint` is missing but does no harm yet; `unsafe` must be mended."""

    code: str
    state: str
    says: str
    advice: str = ""

    @property
    def is_unsafe(self) -> bool:
        return self.state == UNSAFE
