"""What hardship assistance keeps."""

from .applying import Application, DataCheck, NoticeLine, Objection, PublicNotice, Visit
from .assessments import AssessedSpan, Assessment, AssessmentRun
from .bulletins import Bulletin
from .facts import Facts
from .finding import Proposal
from .household import Amount, Attachment, Hardship, Household, HouseholdChange, HouseholdMember
from .insuring import InsuranceState
from .money import MatchingFall
from .planning import Match, Measure, Offer, Pairing, Plan, Rating
from .policies import Line, Policy, PolicyDraft

__all__ = [
    "Amount",
    "Application",
    "AssessedSpan",
    "Assessment",
    "AssessmentRun",
    "Attachment",
    "Bulletin",
    "DataCheck",
    "Facts",
    "Hardship",
    "Household",
    "HouseholdChange",
    "HouseholdMember",
    "InsuranceState",
    "Line",
    "Match",
    "MatchingFall",
    "Measure",
    "NoticeLine",
    "Objection",
    "Offer",
    "Pairing",
    "Plan",
    "Policy",
    "PolicyDraft",
    "Proposal",
    "PublicNotice",
    "Rating",
    "Visit",
]
