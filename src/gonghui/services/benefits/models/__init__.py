"""What benefits keep: programs and rule cards, who is due what, what was handed out, what it cost."""

from .birthdays import LunarBirthday
from .caps import CapException, RuleCard
from .draws import Draw, DrawEntry
from .entitlements import Coupon, Entitlement, Handout, Waiver
from .figures import Tally
from .groups import LifeEvent, Posting, RetirementGroup, Site, SiteWorker
from .money import Purchase
from .programs import Coverage, DailyRun, Form, Occasion, Program
from .sites import SiteReading, SiteVisit
from .women import NursingRoom, WomensContract, WomensRecord

__all__ = [
    "CapException",
    "Coupon",
    "Coverage",
    "Handout",
    "DailyRun",
    "Draw",
    "DrawEntry",
    "Entitlement",
    "Form",
    "LifeEvent",
    "LunarBirthday",
    "NursingRoom",
    "Occasion",
    "Posting",
    "Program",
    "Purchase",
    "RetirementGroup",
    "RuleCard",
    "Site",
    "SiteReading",
    "SiteVisit",
    "SiteWorker",
    "Tally",
    "Waiver",
    "WomensContract",
    "WomensRecord",
]
