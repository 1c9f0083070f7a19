"""What the service centre keeps: what was said by whom, how it was handled, what came of it."""

from .brought import Brought
from .categories import Category
from .grievances import FLOW, Grade, Grievance, Kind, Privacy, Solved
from .handling import Bundle, Callback, Duty, Extension, JointAnswer, Reached
from .letters import Letter
from .messages import Attachment, Basis, Message

__all__ = [
    "FLOW",
    "Attachment",
    "Basis",
    "Brought",
    "Bundle",
    "Callback",
    "Category",
    "Duty",
    "Extension",
    "Grade",
    "Grievance",
    "JointAnswer",
    "Kind",
    "Letter",
    "Message",
    "Privacy",
    "Reached",
    "Solved",
]
