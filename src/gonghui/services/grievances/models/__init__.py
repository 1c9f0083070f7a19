"""What the service centre keeps: what was said by whom, how it was handled, what came of it."""

from .bargaining import Bargaining, BargainingStep, Opinion
from .brought import Brought
from .categories import Category
from .focus import Focus, FocusSurvey, Measure, SurveyCount, SurveyTaken
from .grievances import FLOW, Grade, Grievance, Kind, Privacy, Solved
from .handling import Bundle, Callback, Duty, Extension, JointAnswer, Reached
from .knowledge import PublicAnswer
from .letters import Letter
from .mails import Mail
from .messages import Attachment, Basis, Message
from .rights import Dispute, LegalAid, Mediation, WageAlert
from .topics import TopicCount

__all__ = [
    "FLOW",
    "Attachment",
    "Bargaining",
    "BargainingStep",
    "Basis",
    "Brought",
    "Bundle",
    "Callback",
    "Category",
    "Dispute",
    "Duty",
    "Extension",
    "Focus",
    "FocusSurvey",
    "Grade",
    "Grievance",
    "JointAnswer",
    "Kind",
    "LegalAid",
    "Letter",
    "Mail",
    "Measure",
    "Mediation",
    "Message",
    "Opinion",
    "Privacy",
    "PublicAnswer",
    "Reached",
    "Solved",
    "SurveyCount",
    "SurveyTaken",
    "TopicCount",
    "WageAlert",
]
