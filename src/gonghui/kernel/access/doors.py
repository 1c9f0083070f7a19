"""The doors of the pages: every view stands behind one, and each says by itself who may enter.

`view.door` is "open_to_all", "signed_in", "officers_only" or "requires:<permission>".
"""

import time
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import suspend_request
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..journal import queries as journal
from ..people.models import Person
from . import queries, second_factor
from .adapter import AccountAdapter
from .models import Account

View = Callable[..., HttpResponseBase]
STEP_UP_SECONDS = 300
PROVE_AGAIN = _("接下来的事要紧，请用短信验证码再证明一次是您本人。")
LOOKS_UNASKED, LOOKS_WITHIN = 10, timedelta(hours=1)


def open_to_all(view: View) -> View:
    """Strangers may enter."""
    return _door(view, "open_to_all", lambda request: None)


def signed_in(view: View) -> View:
    """Whoever has signed in may enter."""
    return _door(view, "signed_in", _stranger)


def officers_only(view: View) -> View:
    """Holders of any position may enter, with their second factor; for others there is no such page."""
    return _door(view, "officers_only", lambda request: _stranger(request) or _officer(request))


def requires(permission: str) -> Callable[[View], View]:
    """Who holds the permission somewhere may enter; what is shown is narrowed by `queries.visible_to`."""

    def guarded(view: View) -> View:
        return _door(
            view, f"requires:{permission}", lambda request: _stranger(request) or _holder(request, permission)
        )

    return guarded


def confirmed_recently(view: View) -> View:
    """Asks again for password or second factor when the last time is over five minutes ago.

    Stands under the door: `@requires(…)` above `@confirmed_recently`.
    """
    return _step_up(view, lambda request: recently_confirmed(request), lambda request: None)


def confirmed_for_download(view: View) -> View:
    """The same before a file; afterwards the way leads to the page on which the link to it stands."""
    return _step_up(view, lambda request: recently_confirmed(request), _page_before)


def confirmed_beyond_the_phone(view: View) -> View:
    """The same with more than the telephone: officers' second factor, members' password if they have one.

    A telephone that was lost or given to someone else must not be enough to take an account away.
    """
    return _step_up(view, lambda request: _proven_beyond_the_phone(request), lambda request: None)


def confirmed_after_many_looks(view: View) -> View:
    """The same before a masked value, once someone has looked behind ten masks within the hour."""
    return _step_up(
        view, lambda request: _looks_are_few(request) or recently_confirmed(request), lambda request: None
    )


def recently_confirmed(request: HttpRequest, seconds: int = STEP_UP_SECONDS) -> bool:
    """Whether this session proved itself, at sign-in or since, within the last five minutes."""
    records = get_authentication_records(request, request.user)
    return bool(records) and time.time() - records[-1]["at"] < seconds


def found_or_404(queryset: QuerySet, **wanted: Any) -> Any:
    """The one row, out of those that may be seen; what is foreign and what is absent answer the same."""
    try:
        found: Model | None = queryset.filter(**wanted).first()
    except (ValueError, ValidationError):
        found = None
    if found is None:
        raise Http404
    return found


def account_of(request: HttpRequest) -> Account:
    """The account behind a page that only opens to whoever has signed in."""
    return cast(Account, request.user)


def person_of(request: HttpRequest) -> Person:
    """The person behind it. Raises Http404 for an account that no union has given a person yet."""
    if (person := account_of(request).person) is None:
        raise Http404
    return person


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back to where this request came from."""
    return _go(request, reverse("account_login"), _way_back(request))


def _door(view: View, name: str, refuse: Callable[[HttpRequest], HttpResponse | None]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return refuse(request) or view(request, *args, **kwargs)

    known: Any = guarded
    known.door = name
    return known


def _stranger(request: HttpRequest) -> HttpResponse | None:
    return None if request.user.is_authenticated else to_sign_in(request)


def _officer(request: HttpRequest) -> HttpResponse | None:
    if not queries.is_officer(queries.actor_for(request)):
        raise Http404
    return _without_second_factor(request)


def _holder(request: HttpRequest, permission: str) -> HttpResponse | None:
    if not queries.paths_for(queries.actor_for(request), permission):
        raise Http404
    return _without_second_factor(request)


def _without_second_factor(request: HttpRequest) -> HttpResponse | None:
    """To setting it up, or to showing it: a session that never did reaches no work page."""
    if second_factor.passed(request):
        return None
    page = "mfa_reauthenticate" if second_factor.is_set_up(request.user) else "mfa_activate_totp"
    return _go(request, reverse(page), _way_back(request))


def _step_up(
    view: View, is_proven: Callable[[HttpRequest], bool], page_after: Callable[[HttpRequest], str | None]
) -> View:
    @wraps(view)
    def confirmed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_proven(request):
            return view(request, *args, **kwargs)
        return _ask_again(request, page_after(request))

    known: Any = confirmed
    known.asks_again = True
    return known


def _looks_are_few(request: HttpRequest) -> bool:
    looks = journal.looks_by(queries.actor_for(request).person_id, since=timezone.now() - LOOKS_WITHIN)
    return request.method != "POST" or looks.count() < LOOKS_UNASKED


def _proven_beyond_the_phone(request: HttpRequest) -> bool:
    if queries.is_officer(queries.actor_for(request)):
        return second_factor.passed_recently(request)
    if not account_of(request).has_usable_password():
        return recently_confirmed(request)
    records = get_authentication_records(request, request.user)
    proofs = [record["at"] for record in records if record["method"] in ("password", "mfa")]
    return bool(proofs) and time.time() - max(proofs) < STEP_UP_SECONDS


def _ask_again(request: HttpRequest, page_after: str | None) -> HttpResponse:
    is_officer = queries.is_officer(queries.actor_for(request))
    if is_officer and not second_factor.is_set_up(request.user):
        return _go(request, reverse("mfa_activate_totp"), page_after or _way_back(request))
    methods = AccountAdapter(request).get_reauthentication_methods(request.user)
    if not methods:
        # Only a code by SMS can prove this person again, and that is signing in.
        way_back = page_after or _way_back(request)
        logout(request)
        messages.info(request, str(PROVE_AGAIN))
        return _go(request, reverse("account_request_login_code"), way_back)
    if page_after or _is_htmx(request):
        return _go(request, methods[0]["url"], page_after or _way_back(request))
    return suspend_request(request, methods[0]["url"])


def _page_before(request: HttpRequest) -> str:
    return _local(request, request.headers.get("Referer") or "")


def _go(request: HttpRequest, page: str, way_back: str) -> HttpResponse:
    address = f"{page}?{urlencode({'next': way_back})}"
    if _is_htmx(request):
        # htmx would put the sign-in page into the fragment's place; this moves the whole page.
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def _way_back(request: HttpRequest) -> str:
    """This page; for something sent or a fragment, the page it stood on."""
    if request.method == "GET" and not _is_htmx(request):
        return "/" + request.get_full_path().lstrip("/\\")
    return _local(request, request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "")


def _local(request: HttpRequest, source: str) -> str:
    """An address of this site that the browser named, without its host; "/" for any other."""
    parts = urlsplit(source)
    if parts.netloc != request.get_host():
        return "/"
    return "/" + parts._replace(scheme="", netloc="").geturl().lstrip("/\\")


def _is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
