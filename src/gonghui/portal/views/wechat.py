"""Being told by the union's WeChat account: binding it, and taking it back."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import person_of, signed_in
from gonghui.kernel.notices import actions, binding, configuration
from gonghui.kernel.notices import queries as notices
from gonghui.kernel.notices.models import Channel
from gonghui.kernel.people.models import Person
from gonghui.kernel.refusal import Refusal

WORD = "wechat_word"
INSIDE = "MicroMessenger"


@signed_in
@require_safe
def wechat(request: HttpRequest) -> HttpResponse:
    """Whether it is bound, and how; outside WeChat it says where to open this page."""
    person = _offered_to(request)
    choice = next(each for each in notices.choices(person) if each.channel == Channel.WECHAT)
    inside = INSIDE in request.headers.get("User-Agent", "") or configuration.is_demo()
    return render(request, "portal/wechat.html", {"choice": choice, "inside": inside})


@signed_in
@require_safe
def wechat_out(request: HttpRequest) -> HttpResponse:
    """To WeChat, with a word that only this session knows."""
    _offered_to(request)
    back = configuration.public_address() + reverse("portal:wechat-back")
    if configuration.is_demo():
        back = request.build_absolute_uri(reverse("portal:wechat-back"))
    there, request.session[WORD] = binding.begin(back)
    return redirect(there)


@signed_in
@require_safe
def wechat_back(request: HttpRequest) -> HttpResponse:
    """From WeChat, with a code. The word is good once, whatever comes of it."""
    person, actor = _offered_to(request), access.actor_for(request)
    code, word = request.GET.get("code", ""), request.GET.get("state", "")
    try:
        number = binding.follower(
            code, word, request.session.pop(WORD, None), in_demo=f"demo-{person.uid.hex}"
        )
        actions.choose_channel(person, Channel.WECHAT, on=True, by=actor, at=timezone.now(), address=number)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("微信绑好了，以后工会的服务号也会通知您。"))
    return redirect("portal:wechat")


@signed_in
@require_POST
def wechat_removal(request: HttpRequest) -> HttpResponse:
    """Forget the number at WeChat; nothing is sent there any more."""
    person = _offered_to(request)
    actions.forget_address(person, Channel.WECHAT, by=access.actor_for(request), at=timezone.now())
    messages.success(request, _("解除了，工会不再保存您的微信，也不再往那里发通知。"))
    return redirect("portal:wechat")


def _offered_to(request: HttpRequest) -> Person:
    if not binding.is_offered():
        raise Http404
    return person_of(request)
