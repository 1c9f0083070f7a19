"""Where an administrator issues keys to the open interface and revokes them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui import registry
from gonghui.exchange.models import ApiToken
from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import confirmed_recently, found_or_404, requires
from gonghui.ui.paging import page_of

from . import issuing, queries
from .forms import RevokeForm, TokenForm


@requires(queries.ISSUE)
def tokens(request: HttpRequest) -> HttpResponse:
    """Every key in sight with what it may do and whether it still opens anything."""
    at = timezone.now()
    page = page_of(request, queries.in_sight(access.actor_for(request)))
    rows = [_row(token, queries.fault_of(token, at)) for token in page.object_list]
    return render(request, "exchange/tokens.html", {"page": page, "rows": rows})


@requires(queries.ISSUE)
@confirmed_recently
def new(request: HttpRequest) -> HttpResponse:
    """Issue a key. The answer to this one request shows the secret; no page shows it again."""
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        given: dict[str, Any] = {name: asked[name] for name in ("name", "scopes", "days")}
        given |= {"by": access.actor_for(request), "at": timezone.now()}
        issued: list[Any] = []
        says = _("签发好了，密钥只在这一页显示这一次。")
        if tried(request, lambda: issued.extend(issuing.issue_token(asked["place"], **given)), says, form):
            token, secret = issued
            return render(request, "exchange/token_issued.html", {"token": token, "secret": secret})
    return render(request, "exchange/token_new.html", {"form": form})


@requires(queries.ISSUE)
def revoke(request: HttpRequest, uid: str) -> HttpResponse:
    """Shutting a key has a page of its own that says what stops; the next call with it is refused."""
    actor = access.actor_for(request)
    token = found_or_404(queries.in_sight(actor), uid=uid)
    if token.revoked_at:
        raise Http404
    form = RevokeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"reason": form.cleaned_data["reason"], "by": actor, "at": timezone.now()}
        says = _("撤销了，“{name}”的下一次调用就会被拒绝。").format(name=token.name)
        if tried(request, lambda: issuing.revoke_token(token, **given), says, form):
            return redirect("interface:tokens")
    return render(request, "exchange/token_revoke.html", {"token": token, "form": form})


def _row(token: ApiToken, fault: str) -> dict[str, Any]:
    words = {
        "": (_("可用"), "ok"),
        "revoked": (_("已撤销"), ""),
        "expired": (_("已到期"), ""),
        "closed": (_("工会已撤销，停用"), "bad"),
        "unheld": (_("签发人不再任管理员，停用"), "bad"),
    }
    known = registry.scopes()
    word, tone = words[fault]
    names = [known[code].name for code in token.scopes if code in known]
    over = fault in ("revoked", "expired")
    return {"token": token, "word": word, "tone": tone, "scopes": names, "may_be_revoked": not over}
