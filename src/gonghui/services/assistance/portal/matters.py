"""What the applicant sees on the page of the own case."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.cases.models import Case
from gonghui.ui import formats

from .. import verdicts
from ..queries import assessing, ways


def application(case: Case) -> dict[str, Any]:
    """The notice that runs, and the way to object to a refusal."""
    found = ways.application_of(case)
    line = found.notice_lines.filter(notice__ends_at__gt=timezone.now()).select_related("notice").first()
    notice = None
    if line and case.stage == "noticed":
        notice = {
            "until": formats.moment(line.notice.ends_at),
            "amount": formats.yuan(line.amount),
            "url": reverse("portal-assistance:notice", args=[line.notice.uid]),
        }
    objection = ""
    if case.stage == "declined":
        objection = reverse("portal-assistance:refusal-objection", args=[case.uid])
    kept = found.assessment or found.estimate
    verdict = verdicts.shown(assessing.explanation(kept)) if kept else None
    context = {"notice": notice, "objection_url": objection, "verdict": verdict}
    return {"template": "assistance/portal/matter.html", "context": context}
