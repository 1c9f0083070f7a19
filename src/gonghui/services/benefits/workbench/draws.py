"""Draws at the officer's desk: open one, draw it when asking is over, see what came out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.ui import formats

from .. import draw_words
from ..actions import draws as deeds
from ..forms.draws import OpenForm, WordsForm
from ..models import Draw
from ..queries import draws


@requires(draws.RUN)
def several(request: HttpRequest) -> HttpResponse:
    """The draws of one's unions, and occasions with few places that wait for one."""
    actor = access.actor_for(request)
    cards = [
        {**draw_words.card(draw), "url": reverse("workbench-benefits:draw", args=[draw.uid])}
        for draw in draws.visible(actor)[:100]
    ]
    to_open = [
        {
            "name": occasion.program.name,
            "day": formats.day(occasion.on),
            "place": occasion.organization.name,
            "url": reverse("workbench-benefits:draw-new", args=[occasion.uid]),
        }
        for occasion in draws.to_open(actor, timezone.localdate())[:100]
    ]
    return render(request, "benefits/workbench/draws.html", {"cards": cards, "to_open": to_open})


@requires(draws.RUN)
def new(request: HttpRequest, uid: str) -> HttpResponse:
    """Open asking for one occasion."""
    actor = access.actor_for(request)
    occasion = found_or_404(draws.to_open(actor, timezone.localdate()), uid=uid)
    kept = {"places": occasion.program.places}
    form = OpenForm(request.POST if request.method == "POST" else None, initial=kept)
    made: list[Draw] = []

    def begin() -> None:
        made.append(deeds.open_draw(occasion, **form.told, by=actor, at=timezone.now()))

    says = _("抽签开好了，会员现在可以报名。种子的校验码已经公布。")
    if request.method == "POST" and form.is_valid() and tried(request, begin, says, form):
        return redirect("workbench-benefits:draw", uid=made[0].uid)
    return render(request, "benefits/workbench/draw_new.html", {"form": form, "occasion": occasion})


@requires(draws.RUN)
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """How many asked; drawn here when asking is over; then the result."""
    actor = access.actor_for(request)
    draw = found_or_404(draws.visible(actor), uid=uid)
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        words, says = form.cleaned_data["words"], _("抽好了，种子和结果已经公布，抽中的人收到了消息。")
        if tried(request, lambda: deeds.draw(draw, words, by=actor, at=timezone.now()), says, form):
            return redirect("workbench-benefits:draw", uid=uid)
    is_over = timezone.now() >= draw.asks_until
    context = {
        "draw": draw,
        "card": draw_words.card(draw),
        "asked": draws.asking(draw).count(),
        "form": form if is_over and not draw.drawn_at else None,
        "facts": draw_words.facts(draw),
        "result": draw_words.result(draw),
    }
    return render(request, "benefits/workbench/draw.html", context)
