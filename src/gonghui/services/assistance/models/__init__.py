"""What hardship assistance keeps."""

from .assessments import Assessment, AssessmentRun
from .facts import Facts
from .policies import Line, Policy

__all__ = ["Assessment", "AssessmentRun", "Facts", "Line", "Policy"]
