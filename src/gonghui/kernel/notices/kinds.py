"""Where a kind of notice is declared: in a service's manifest, or here by a room of the kernel itself."""

from gonghui import registry
from gonghui.manifest import NoticeKind

_own: dict[str, NoticeKind] = {}


def declare(*kinds: NoticeKind) -> None:
    """Add kinds that a room of the kernel tells; called while the program starts."""
    _own.update({kind.code: kind for kind in kinds})


def own() -> list[NoticeKind]:
    """What the rooms of the kernel tell: the reminders of an officer's work."""
    return list(_own.values())


def find(code: str) -> NoticeKind:
    """The declared kind of this code. Raises KeyError."""
    return _own.get(code) or registry.notice_kind(code)


def every() -> dict[str, NoticeKind]:
    """All kinds that can be told, by code."""
    return {**registry.notice_kinds(), **_own}
