"""Whatever is typed into the way in: no broken page, nothing lost, everything as it was written."""

import os

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gonghui.kernel.text import tidy_prose
from gonghui.services.grievances.models import Grievance
from gonghui.services.grievances.queries import grievances
from tests.rules.cast import gather

from .saying import said

pytestmark = pytest.mark.django_db
TRIES = int(os.environ.get("GONGHUI_SUBMISSIONS", "20"))
TYPED = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="<>&'\"{}%\\\x00\r\n\u202e\u200b·𠮷，。工资", max_size=400),
    st.just("工" * 2000),
    st.just("工" * 2001),
)
WANTS = st.sampled_from(["help", "complaint", "enquiry", "suggestion", "", "none"])


@pytest.fixture
def cast():
    return gather()


@settings(max_examples=TRIES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    words=TYPED, where=st.text(max_size=140), wants=WANTS, privacy=st.sampled_from(["named", "confidential"])
)
def test_no_page_breaks_and_nothing_that_was_taken_is_lost(cast, words, where, wants, privacy):
    said(cast)
    address = reverse("portal-grievances:words", args=["life", privacy])
    before = Grievance.objects.count()
    answer = cast.client("member", judged=False).post(
        address, {"wants": wants, "words": words, "where": where}
    )
    assert answer.status_code in (200, 302)
    taken = Grievance.objects.count() - before
    assert taken == (answer.status_code == 302)
    if taken:
        one = grievances.of_speaker(cast.people["member"]).first()
        # A form sends line ends as browsers do, and drops the sign that no text may hold.
        assert one.particulars["text"] == tidy_prose(words.replace("\x00", ""))
    elif words.strip():
        assert answer.context["form"]["words"].value() == words
