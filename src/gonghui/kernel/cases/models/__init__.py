from .case import Case, Channel, NumberSeries, Step
from .desk import OPEN, WIDE_DEPTHS, CoSign, Recusal, StandIn, WorkItem

__all__ = [
    "OPEN",
    "WIDE_DEPTHS",
    "Case",
    "Channel",
    "CoSign",
    "NumberSeries",
    "Recusal",
    "StandIn",
    "Step",
    "WorkItem",
]
