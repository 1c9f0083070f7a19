"""A file is handed out to the account it was meant for, for a short time, and never opened in the page."""

import datetime
from types import SimpleNamespace

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from gonghui.kernel.actor import Actor
from gonghui.kernel.files import actions, refusals, vault
from gonghui.kernel.files.downloads import download, download_address
from gonghui.kernel.files.hosts import FilesHostMiddleware
from gonghui.kernel.journal.models import Entry

from .conftest import AT, upload

BY = Actor(7, "李敏", account_id=3)
REPORT = b"%PDF-1.7 the report"
pytestmark = pytest.mark.django_db


@pytest.fixture
def file():
    return actions.store(
        upload(REPORT, "困难证明\r\nX: y.pdf"), kind="document", sensitive=False, by=BY, at=AT
    )


def fetch(file, address, account=3, method="get"):
    request = getattr(RequestFactory(), method)(address)
    request.user = SimpleNamespace(pk=account)
    return download(request, file.uid)


def test_a_file_comes_as_an_attachment_that_no_browser_opens_in_the_page(file):
    response = fetch(file, download_address(file, by=BY, at=AT))
    assert b"".join(response.streaming_content) == REPORT
    assert response["Content-Disposition"].startswith("attachment")
    assert "\n" not in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Length"] == str(len(REPORT))


@pytest.mark.parametrize("account", [None, 4])
def test_another_account_finds_nothing_under_the_same_address(file, account):
    address = download_address(file, by=BY, at=AT)
    with pytest.raises(Http404):
        fetch(file, address, account=account)


def test_an_address_without_an_account_is_good_for_nobody(file):
    address = download_address(file, by=Actor(7, "李敏"), at=AT)
    with pytest.raises(Http404):
        fetch(file, address, account=None)


@pytest.mark.parametrize("token", ["", "x", "W10:1abc:def", "?"])
def test_a_made_up_token_finds_nothing(file, token):
    with pytest.raises(Http404):
        fetch(file, f"/files/{file.uid}/?token={token}")


def test_a_token_of_another_file_finds_nothing(file):
    other = actions.store(upload(REPORT), kind="document", sensitive=False, by=BY, at=AT)
    with pytest.raises(Http404):
        fetch(other, download_address(file, by=BY, at=AT))


def test_the_address_grows_old(file):
    with time_machine.travel(AT, tick=False) as clock:
        address = download_address(file, by=BY, at=AT)
        clock.shift(datetime.timedelta(minutes=9))
        assert fetch(file, address).status_code == 200
        clock.shift(datetime.timedelta(minutes=2))
        with pytest.raises(Http404):
            fetch(file, address)


def test_a_sensitive_file_needs_a_reason_before_there_is_an_address():
    file = actions.store(upload(REPORT), kind="document", sensitive=True, by=BY, at=AT)
    with pytest.raises(refusals.ReasonMissing):
        download_address(file, by=BY, at=AT)
    address = download_address(file, by=BY, at=AT, reason="核对材料", about_person_id=9)
    assert Entry.objects.get(deed="files.reveal").about_person_id == 9
    assert b"".join(fetch(file, address).streaming_content) == REPORT


def test_a_lost_or_changed_content_answers_as_absent(file):
    address = download_address(file, by=BY, at=AT)
    vault.remove(file.stored_name)
    with pytest.raises(Http404):
        fetch(file, address)


def from_files_host(file, address, host="files.example", account=None):
    request = RequestFactory().get(address.removeprefix("https://files.example"), headers={"Host": host})
    request.user = SimpleNamespace(pk=account)
    return download(request, file.uid)


@pytest.fixture
def holder(settings):
    settings.FILES_ADDRESS = "https://files.example"
    settings.ALLOWED_HOSTS = ["files.example", "union.example"]
    return get_user_model().objects.create(phone="13800001111")


def test_on_a_host_of_its_own_a_file_comes_without_a_session_for_one_minute(file, holder):
    with time_machine.travel(AT, tick=False) as clock:
        address = download_address(file, by=Actor(7, "李敏", account_id=holder.pk), at=AT)
        assert address.startswith("https://files.example/files/")
        answer = from_files_host(file, address)
        assert b"".join(answer.streaming_content) == REPORT and answer["Content-Disposition"].startswith(
            "attachment"
        )
        clock.shift(datetime.timedelta(seconds=61))
        with pytest.raises(Http404):
            from_files_host(file, address)


def test_the_same_address_is_worth_nothing_on_the_house_s_own_host(file, holder):
    address = download_address(file, by=Actor(7, "李敏", account_id=holder.pk), at=AT)
    with pytest.raises(Http404):
        from_files_host(file, address, host="union.example", account=holder.pk)


def test_a_shut_account_and_a_token_of_the_other_kind_fetch_nothing_there(file, holder, settings):
    address = download_address(file, by=Actor(7, "李敏", account_id=holder.pk), at=AT)
    settings.FILES_ADDRESS = ""
    longer = download_address(file, by=Actor(7, "李敏", account_id=holder.pk), at=AT)
    settings.FILES_ADDRESS = "https://files.example"
    with pytest.raises(Http404):
        from_files_host(file, longer)
    get_user_model().objects.update(is_active=False)
    with pytest.raises(Http404):
        from_files_host(file, address)


@pytest.mark.parametrize(
    ("host", "path", "there"),
    [
        ("files.example", "/", False),
        ("files.example", "/account/sign-in/", False),
        ("files.example", "/files/x", True),
        ("union.example", "/", True),
    ],
)
def test_nothing_but_files_is_found_on_that_host(holder, host, path, there):
    house = FilesHostMiddleware(lambda request: HttpResponse("there"))
    answer = house(RequestFactory().get(path, headers={"Host": host}))
    assert (answer.status_code, answer.content) == ((200, b"there") if there else (404, b""))


def test_nothing_can_be_sent_to_a_download(file):
    assert fetch(file, download_address(file, by=BY, at=AT), method="post").status_code == 405
