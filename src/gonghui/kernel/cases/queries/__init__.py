"""Everything that can be asked about cases."""

from ..seats import place_now
from .cases import applicants_among, moves_open_to, of_applicant, still_open, visible, waiting_among
from .desk import MINE, co_signs_for, counts, flow_counts, inbox
from .figures import Measured, measured
from .grouping import by_deadline, period_of
from .overdue import due_for_automatic_move, late_in_hands, overdue
from .subject import about_person
from .timeline import TO_COME, Moment, timeline

__all__ = [
    "about_person",
    "MINE",
    "Measured",
    "Moment",
    "TO_COME",
    "applicants_among",
    "by_deadline",
    "co_signs_for",
    "counts",
    "due_for_automatic_move",
    "flow_counts",
    "inbox",
    "late_in_hands",
    "measured",
    "moves_open_to",
    "of_applicant",
    "overdue",
    "period_of",
    "place_now",
    "still_open",
    "timeline",
    "visible",
    "waiting_among",
]
