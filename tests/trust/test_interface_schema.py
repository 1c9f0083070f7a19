"""The open interface does what its document says, whatever is sent: schemathesis writes the requests.

The same requests every time; nothing they do stays done.
"""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, settings
from schemathesis.core.failures import FailureGroup

from gonghui.exchange.interface import problems
from gonghui.exchange.tests.issued import bearer, key
from gonghui.services.grievances.tests import samples_interface
from tests.rules.cast import gather

EXAMPLES = 20  # for each call, besides those that try every limit of the document
BOUNDED = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
# The document, read as any other system reads it.
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.fixture
def one_connection(db):
    """What is served stays in the test's own transaction: as Django's test client, no request closes it."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def cast(one_connection):
    return gather()


@pytest.fixture
def secret(cast):
    return key(cast)[1]


@pytest.fixture
def number(cast):
    return samples_interface.brought(cast).case.number


@schema.parametrize()
@BOUNDED
def test_every_answer_is_as_the_document_says(case, secret):
    with transaction.atomic():
        case.call_and_validate(headers=bearer(secret))
        transaction.set_rollback(True)


@schema.include(method="POST").parametrize()
@BOUNDED
def test_so_it_is_where_category_and_number_are_known(case, secret, number):
    """No document can name these; without them nearly everything would end at the first question."""
    if case.meta.generation.mode.value != "positive":
        return
    with transaction.atomic():
        if "category" in case.body:
            case.body |= {"category": "wages"}
        case.path_parameters |= {"number": number} if case.path_parameters else {}
        answer = case.call_and_validate(headers=bearer(secret))
        assert answer.status_code == 201 or answer.json()["code"] == "nothing_said", answer.json()
        transaction.set_rollback(True)


def test_an_answer_that_the_document_does_not_name_would_be_noticed(secret, monkeypatch):
    case = schema["/api/v1/token"]["GET"].Case()
    case.call_and_validate(headers=bearer(secret))
    monkeypatch.setattr(problems, "MEDIA_TYPE", "text/html")
    with pytest.raises(FailureGroup):
        case.call_and_validate(headers=bearer("gonghui_wrong"))
