"""The way without a name: no cookie, address or account reaches these pages (kernel/access/nameless)."""

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access.doors import open_to_all
from gonghui.kernel.refusal import Refusal

from ..actions import dropping, receipts, speaking
from ..forms.own import RatingForm, ReceiptForm, WordForm
from ..forms.speaking import NamelessForm
from ..models import Grievance
from ..queries import categories, grievances
from ..refusals import NoSuchReceipt, ReceiptsTriedTooOften
from . import shown

TRIES, WITHIN = 300, 600  # of all together in so many seconds: nobody is told apart here


@open_to_all
def write(request: HttpRequest) -> HttpResponseBase:
    """One page; what comes back is the receipt, shown once."""
    today = timezone.localdate()
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    initial = {"about_what": request.GET.get("about", "")}
    form = NamelessForm(*given, categories=categories.roots(today), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            receipt = dropping.drop(_said(form))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _handed(request, receipt)
    step: dict[str, Any] = {
        "title": _("匿名说"),
        "lead": _(
            "这一页不认人：不用登录，不记您是谁、在哪里、用什么手机。"
            "说的事每天早上 8 点一起交办，让人没法从时间猜出您。"
        ),
        "button": _("匿名交给工会"),
    }
    context: dict[str, Any] = {
        "form": form,
        "step": step,
        "sub_title": _("匿名"),
        "look_url": reverse("portal-grievances:receipt"),
    }
    context["back_url"] = reverse("portal-grievances:mine")
    return render(request, "grievances/portal/nameless.html", context)


def _handed(request: HttpRequest, code: str) -> HttpResponse:
    """The receipt, shown this once."""
    context = {"receipt": receipts.shown(code), "look_url": reverse("portal-grievances:receipt")}
    return render(request, "grievances/portal/receipt.html", context)


@open_to_all
def receipt(request: HttpRequest) -> HttpResponseBase:
    """Coming back with the receipt; it is typed, never in an address."""
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _seen(request, form.cleaned_data["receipt"], _found(form.cleaned_data["receipt"]))
        except Refusal as refusal:
            form.add_error("receipt", str(refusal))
    step = {"title": _("用查询码看办到哪一步"), "button": _("查看")}
    context: dict[str, Any] = {
        "form": form,
        "step": step,
        "sub_title": _("查询"),
        "back_url": reverse("portal-grievances:nameless"),
    }
    return render(request, "grievances/portal/receipt_form.html", context)


@open_to_all
@require_POST
def word(request: HttpRequest) -> HttpResponseBase:
    """A further word, let in the next morning."""
    return _dropped(request, WordForm(request.POST), "word")


@open_to_all
@require_POST
def rating(request: HttpRequest) -> HttpResponseBase:
    """Whether it is solved, let in the next morning."""
    return _dropped(request, RatingForm(request.POST), "rating")


def _dropped(request: HttpRequest, form: Any, which: str) -> HttpResponseBase:
    known = ReceiptForm(request.POST)
    if not known.is_valid():
        return receipt(request)
    code = known.cleaned_data["receipt"]
    try:
        grievance = _found(code)
        if form.is_valid():
            _drop(code, form, which)
            context = {"look_url": reverse("portal-grievances:receipt")}
            return render(request, "grievances/portal/dropped.html", context)
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return receipt(request)
    return _seen(request, code, grievance, **{f"{which}_form": form})


def _drop(code: str, form: Any, which: str) -> None:
    if which == "word":
        dropping.drop_word(code, form.cleaned_data["words"])
    else:
        dropping.drop_rating(code, **form.told)


def _seen(request: HttpRequest, code: str, grievance: Grievance, **forms: Any) -> HttpResponse:
    given = {"word_form": WordForm(), "rating_form": RatingForm()} | forms
    context = (
        shown.context(grievance) | given | {"receipt": code, "back_url": reverse("portal-grievances:receipt")}
    )
    return render(request, "grievances/portal/nameless_one.html", context)


def _found(code: str) -> Grievance:
    """Raises NoSuchReceipt, ReceiptsTriedTooOften."""
    window = int(timezone.now().timestamp()) // WITHIN
    place = f"grievances.receipts:{window}"
    cache.add(place, 0, WITHIN)
    if cache.incr(place) > TRIES:
        raise ReceiptsTriedTooOften
    hashed = receipts.hash_of(code)
    found = grievances.by_receipt(hashed) if hashed else None
    if found is None:
        raise NoSuchReceipt
    cache.decr(place)
    return found


def _said(form: NamelessForm) -> speaking.Said:
    told = form.cleaned_data
    category = categories.find(told["about_what"])
    assert category is not None, "the form offers the categories of today"
    return speaking.Said(
        told["wants"],
        category,
        told["words"],
        "anonymous",
        place=told["where"],
        home=told["union_name"],
        about_officers=told["above"],
        uploads=form.uploads,
    )
