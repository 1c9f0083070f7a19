"""What becomes of organizations: founded, renamed, moved, merged, closed, re-elected. All journaled."""

from ..refusals import (
    AlreadyClosed,
    BeforeItsTime,
    CannotMoveBelowItself,
    CodeTaken,
    StillHasParts,
    StillHasRecords,
    TooDeep,
    TooManyParts,
    UsccWrong,
    WrongLevel,
)
from .changing import change, move, rename, renew_term
from .closing import close, merge
from .founding import Founding, found, found_many, take_back

__all__ = [
    "AlreadyClosed",
    "BeforeItsTime",
    "CannotMoveBelowItself",
    "CodeTaken",
    "Founding",
    "StillHasParts",
    "StillHasRecords",
    "TooDeep",
    "TooManyParts",
    "UsccWrong",
    "WrongLevel",
    "change",
    "close",
    "found",
    "found_many",
    "merge",
    "move",
    "rename",
    "renew_term",
    "take_back",
]
