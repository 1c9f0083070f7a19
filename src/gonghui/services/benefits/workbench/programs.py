"""Programs: the list, templates to begin from, a draft's form, one program, what is done with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.deeds import tried
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.kernel.actor import Actor
from gonghui.kernel.organizations.models import Organization
from gonghui.ui.paging import page_of

from ..actions import programs as deeds
from ..forms.programs import EndForm, ProgramForm, as_told, initial_of
from ..models import Program
from ..queries import programs, templates, unions
from ..queries.programs import APPROVE, RUN
from ..refusals_engine import TemplateUnknown
from . import programs_shown as shown
from .asking_groups import asked

NEW: dict[str, Any] = {"settings": {}, "value_fen": 0, "lead_days": 14, "stays_days": 14, "rule": {}}


@requires(RUN)
def listed(request: HttpRequest) -> HttpResponse:
    """Every program that gives something to this officer's members, by coverage."""
    actor = access.actor_for(request)
    page = page_of(request, programs.readable(actor), 50)
    rows = [shown.row(program) for program in page.object_list]
    return render(request, "benefits/workbench/programs.html", {"page": page, "rows": rows})


@requires(RUN)
def offered(request: HttpRequest) -> HttpResponse:
    """The programs that come with the house, to begin a draft from."""
    rows = [shown.template_row(told) for told in templates.shipped()]
    return render(request, "benefits/workbench/program_templates.html", {"rows": rows})


@requires(RUN)
def new(request: HttpRequest) -> HttpResponse:
    """Write a draft, from a template or from nothing."""
    actor, today = access.actor_for(request), timezone.localdate()
    based_on = {**NEW, **_template(request), "valid_from": today}
    places = unions.offered(actor, RUN)
    form = ProgramForm(places, request.POST or None, based_on=based_on, initial=initial_of(based_on))
    made: list[Program] = []
    if request.method == "POST" and form.is_valid():
        says = _("草稿存好了，还没有执行。请另一位有批准权限的干部核对以后执行。")
        if tried(request, lambda: made.append(_drafted(places, form, actor)), says, form):
            return redirect("workbench-benefits:program", uid=made[0].uid)
    back = reverse("workbench-benefits:program-templates")
    title = _("写一个慰问项目")
    return asked(request, form, title=title, back_url=back, button=_("存成草稿"), hint=_hint(form))


@requires(RUN)
def program(request: HttpRequest, uid: str) -> HttpResponse:
    """One program: what it gives to whom, how many now, its next dates, the cards it stands under."""
    actor = access.actor_for(request)
    found = found_or_404(programs.readable(actor), uid=uid)
    context = shown.page(found, actor, timezone.localdate())
    return render(request, "benefits/workbench/program.html", context)


@requires(RUN)
def change(request: HttpRequest, uid: str) -> HttpResponse:
    """Write a draft anew."""
    actor = access.actor_for(request)
    found = found_or_404(programs.drafts(actor), uid=uid)
    based_on = as_told(found)
    initial = initial_of(based_on) | {"organization": str(found.organization.uid)}
    form = ProgramForm([found.organization], request.POST or None, based_on=based_on, initial=initial)
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        if tried(request, lambda: deeds.change(found, form.told(), by=actor, at=at), _("草稿改好了。"), form):
            return redirect("workbench-benefits:program", uid=found.uid)
    back = reverse("workbench-benefits:program", args=[found.uid])
    title = _("改草稿")
    return asked(request, form, title=title, back_url=back, sub=found.name, hint=_hint(form))


@requires(APPROVE)
@require_POST
def force(request: HttpRequest, uid: str) -> HttpResponse:
    """Put a draft in force; the rule cards are asked first."""
    actor = access.actor_for(request)
    found = found_or_404(programs.to_approve(actor), uid=uid)
    says = _("开始执行了。到了日子，名单会自己列出来。")
    tried(request, lambda: deeds.put_in_force(found, by=actor, at=timezone.now()), says)
    return redirect("workbench-benefits:program", uid=found.uid)


@requires(APPROVE)
def end(request: HttpRequest, uid: str) -> HttpResponse:
    """Let a program hold no longer."""
    actor = access.actor_for(request)
    found = found_or_404(programs.to_approve(actor), uid=uid)
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "by": actor, "at": timezone.now()}
        says = _("到那天就停。已经列给会员的，还是要送到。")
        if tried(request, lambda: deeds.end(found, **given), says, form):
            return redirect("workbench-benefits:program", uid=found.uid)
    back = reverse("workbench-benefits:program", args=[found.uid])
    title = _("停止执行")
    return asked(request, form, title=title, back_url=back, sub=found.name, button=title, danger=True)


@requires(RUN)
@require_POST
def remove(request: HttpRequest, uid: str) -> HttpResponse:
    """Throw a draft away."""
    actor = access.actor_for(request)
    found = found_or_404(programs.drafts(actor), uid=uid)
    tried(request, lambda: deeds.drop_draft(found, by=actor, at=timezone.now()), _("草稿删掉了。"))
    return redirect("workbench-benefits:programs")


def _template(request: HttpRequest) -> dict[str, Any]:
    code = request.GET.get("from", "")
    try:
        return templates.found(code) if code else {}
    except TemplateUnknown:
        return {}


def _drafted(places: list[Organization], form: ProgramForm, actor: Actor) -> Program:
    place = next(each for each in places if str(each.uid) == form.cleaned_data["organization"])
    return deeds.draft(place, form.told(), by=actor, at=timezone.now())


def _hint(form: ProgramForm) -> str:
    if form.kept_rule is None:
        return ""
    return _("人群里有这张表写不下的条件，照原样保留。")
