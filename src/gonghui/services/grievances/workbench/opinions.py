"""Opinions on how labour law is kept: the list, issuing one, the reply, handing it to the authority."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import found_or_404, requires
from gonghui.ui import formats
from gonghui.ui.paging import page_of

from ..actions import supervising
from ..forms.rights import HandOverForm, OpinionForm, OpinionReplyForm, today
from ..models import Opinion
from ..permissions import OPINIONS, RIGHTS
from ..queries import rights
from . import rights_pages as pages


@requires(RIGHTS)
def listed(request: HttpRequest) -> HttpResponse:
    """All opinions and proposals of the officer's unions."""
    actor = access.actor_for(request)
    page = page_of(request, rights.opinions(actor), pages.ON_PAGE)
    rows = [_row(each, timezone.localdate()) for each in page.object_list]
    more = {}
    if access.paths_for(actor, OPINIONS):
        more = {"new": _("发监督意见书"), "new_url": reverse("workbench-grievances:opinion-new")}
    return pages.listed(request, "opinions", page, rows, **more)


@requires(OPINIONS)
def new(request: HttpRequest) -> HttpResponse:
    """Send one to an employer."""
    actor = access.actor_for(request)
    form = OpinionForm(rights.offered(actor, OPINIONS), request.POST or None, initial=today())

    def issue() -> Opinion:
        return supervising.issue(form.found(), organization=form.union, **pages.who(request))

    if answer := pages.done(request, form, issue, _("意见书记下了，答复到期前会提醒您。"), "opinion"):
        return answer
    back = reverse("workbench-grievances:opinions")
    return pages.asked(request, form, title=_("发监督意见书"), back_url=back)


@requires(RIGHTS)
def one(request: HttpRequest, uid: str) -> HttpResponse:
    """One opinion: what was found, what is asked, what was answered."""
    actor = access.actor_for(request)
    opinion = _found(request, uid)
    word, tone = _standing(opinion, timezone.localdate())
    deeds = _deeds(opinion) if access.allows(actor, OPINIONS, opinion.path) else []
    shown = {"title": opinion.get_kind_display(), "facts": _facts(opinion), "deeds": deeds}
    return pages.record(request, "opinions", opinion, word=word, tone=tone, **shown)


@requires(OPINIONS)
def reply(request: HttpRequest, uid: str) -> HttpResponse:
    """What was answered."""
    opinion = _issued(request, uid)
    form = OpinionReplyForm(request.POST or None, initial=today())

    def reply_to() -> Opinion:
        told = form.cleaned_data
        given = {"on": told["on"], "words": told["words"], "put_right": told["put_right"] == "yes"}
        return supervising.reply(opinion, **given, **pages.who(request))

    if answer := pages.done(request, form, reply_to, _("答复记下了。"), "opinion"):
        return answer
    return _asked(request, form, opinion, _("登记答复"))


@requires(OPINIONS)
def hand_over(request: HttpRequest, uid: str) -> HttpResponse:
    """To the authority that enforces the law."""
    opinion = _issued(request, uid)
    form = HandOverForm(request.POST or None, initial=today())

    def hand() -> Opinion:
        return supervising.hand_over(opinion, **form.cleaned_data, **pages.who(request))

    if answer := pages.done(request, form, hand, _("已经移交，建议书在这里。"), "opinion"):
        return answer
    return _asked(request, form, opinion, _("移交劳动监察"))


def _found(request: HttpRequest, uid: str) -> Opinion:
    return found_or_404(rights.opinions(access.actor_for(request)), uid=uid)


def _issued(request: HttpRequest, uid: str) -> Opinion:
    actor = access.actor_for(request)
    return found_or_404(access.visible_to(actor, rights.opinions(actor), OPINIONS), uid=uid)


def _asked(request: HttpRequest, form: Any, opinion: Opinion, title: str) -> HttpResponse:
    back = reverse("workbench-grievances:opinion", args=[opinion.uid])
    return pages.asked(request, form, title=title, back_url=back, number=opinion.number)


def _row(opinion: Opinion, on: datetime.date) -> dict[str, Any]:
    word, tone = _standing(opinion, on)
    due, due_tone = pages.due_word(opinion.reply_due_on if opinion.replied_on is None else None, on)
    return {
        "number": opinion.number,
        "url": reverse("workbench-grievances:opinion", args=[opinion.uid]),
        "about": f"{opinion.get_about_display()} · {opinion.sent_to}",
        "union": opinion.organization.shown_name,
        "since": formats.iso(opinion.issued_on),
        "due": due,
        "due_tone": due_tone,
        "word": word,
        "tone": tone,
    }


def _standing(opinion: Opinion, on: datetime.date) -> tuple[str, str]:
    if opinion.put_right:
        return _("已改正"), "ok"
    if opinion.replied_on:
        return _("已答复，没有改正"), "bad"
    return (_("逾期未答复"), "bad") if on > opinion.reply_due_on else (_("等答复"), "info")


def _deeds(opinion: Opinion) -> list[dict[str, Any]]:
    deeds = []
    if not opinion.put_right:
        url = reverse("workbench-grievances:opinion-reply", args=[opinion.uid])
        deeds.append({"name": _("登记答复"), "url": url})
    if (
        supervising.may_be_handed_over(opinion, timezone.localdate())
        and rights.proposal_after(opinion) is None
    ):
        url = reverse("workbench-grievances:opinion-handing", args=[opinion.uid])
        deeds.append({"name": _("移交劳动监察"), "url": url})
    return deeds


def _facts(opinion: Opinion) -> list[dict[str, Any]]:
    told, proposal = opinion.particulars, rights.proposal_after(opinion)
    return [
        pages.fact(_("编号"), opinion.number),
        pages.fact(_("发出的工会"), opinion.organization.name),
        pages.fact(_("违反了哪方面规定"), opinion.get_about_display()),
        pages.fact(_("有问题的单位"), opinion.unit),
        pages.fact(_("发给谁"), opinion.sent_to),
        pages.fact(_("查明的事实"), told.get("facts")),
        pages.fact(_("意见"), told.get("demands")),
        pages.fact(_("发出日期"), opinion.issued_on),
        pages.fact(_("最晚答复"), opinion.reply_due_on),
        pages.fact(_("答复日期"), opinion.replied_on),
        pages.fact(_("答复的内容"), told.get("reply")),
        pages.fact(_("在哪份意见书之后"), opinion.follows.number if opinion.follows else ""),
        pages.fact(_("移交的建议书"), proposal.number if proposal else ""),
    ]
