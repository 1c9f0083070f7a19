"""What the union holds on me: membership, what I told of myself, and how to have it corrected."""

import re
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gonghui.kernel.access import queries as access
from gonghui.kernel.access.doors import person_of, signed_in
from gonghui.kernel.codes import lists
from gonghui.kernel.notices import queries as notices
from gonghui.kernel.people import actions as people
from gonghui.kernel.people import masks
from gonghui.kernel.people import queries as people_queries
from gonghui.kernel.people.models import Person, Profile
from gonghui.kernel.refusal import Refusal
from gonghui.ui.formats import listed

from .. import queries
from ..actions import correcting
from ..forms import CorrectionForm, ProfileForm

MANY = ("skills", "interests")
BETWEEN = re.compile("[、，,;；]")


def _purposes() -> dict[str, str]:
    return {
        "education_note": _("推荐合适的学历提升和补贴"),
        "profession": _("安排专业对口的培训和竞赛"),
        "skills": _("组队、带徒、推荐技能竞赛"),
        "interests": _("告诉您可能想参加的活动"),
    }


@signed_in
def show(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    membership = queries.lasting_of(person)
    context = {
        "person": person,
        "membership": membership,
        "facts": _facts(person),
        "changes": _changes(membership) if membership else [],
        "told": _told(person),
    }
    return render(request, "membership/portal/profile.html", context)


@signed_in
def about_me(request: HttpRequest) -> HttpResponse:
    """The four dimensions: each with what it is for, each may stay empty."""
    person = person_of(request)
    form = ProfileForm(request.POST or None, initial={row["field"]: row["value"] for row in _told(person)})
    if request.method == "POST" and form.is_valid():
        by, at = access.actor_for(request), timezone.now()
        for field, value in form.cleaned_data.items():
            if value:
                kept = (
                    [part.strip() for part in BETWEEN.split(value) if part.strip()]
                    if field in MANY
                    else value
                )
                people.tell_about_oneself(person, field, kept, _purposes()[field], by=by, at=at)
        messages.success(request, _("记下了。哪一项不想说了，随时可以撤回。"))
        return redirect("portal-membership:profile")
    return render(request, "membership/portal/about_me.html", {"form": form, "purposes": _purposes()})


@signed_in
def withdraw(request: HttpRequest, field: str) -> HttpResponse:
    """Withdrawing a consent erases what was told under it."""
    if field not in _purposes():
        raise Http404
    if request.method == "POST":
        people.withdraw_consent(person_of(request), field, by=access.actor_for(request), at=timezone.now())
        messages.success(request, _("撤回了，这一项已经删掉。"))
        return redirect("portal-membership:profile")
    return render(request, "membership/portal/withdraw.html", {"purpose": _purposes()[field]})


@signed_in
def correction(request: HttpRequest) -> HttpResponse:
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        membership = queries.lasting_of(person_of(request))
        data = form.cleaned_data
        try:
            case = correcting.ask(
                membership, data["field"], data["wanted"], by=access.actor_for(request), at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("portal:case", uid=case.uid)
    step = {
        "caption": _("信息更正"),
        "title": _("哪里记错了？"),
        "lead": _("工会核对后更正，5 个工作日内答复。"),
        "button": _("交给工会"),
    }
    context = {"form": form, "step": step, "sub_title": _("信息更正")}
    return render(request, "portal/step.html", context)


def _facts(person) -> list[dict[str, str]]:
    rows = [
        (_("姓名"), person.name),
        (_("证件号码"), masks.id_number(person)),
        (_("手机号码"), masks.phone(person.phone)),
        (_("电子邮件"), notices.mail_address(person)),
        (_("性别"), lists.get("sex").label(person.sex)),
        (_("民族"), lists.get("ethnic_group").label(person.ethnic_group)),
        (_("学历"), lists.get("education").label(person.education)),
        (_("技能等级"), lists.get("skill_grade").label(person.skill_grade)),
        (_("现居住地"), person.residence),
    ]
    return [{"term": term, "value": value} for term, value in rows]


def _changes(membership) -> list[dict[str, str]]:
    kinds = lists.get("membership_change")
    return [
        {
            "state": "done",
            "title": kinds.label(change.kind),
            "when": change.on.isoformat(),
            "note": " → ".join(
                place.name for place in (change.from_organization, change.to_organization) if place
            ),
        }
        for change in queries.history(membership)
    ]


def _told(person: Person) -> list[dict[str, Any]]:
    profile = Profile.objects.filter(person=person).first()
    consents = people_queries.standing_consents(person)
    labels = {name: field.label for name, field in ProfileForm.base_fields.items()}
    rows = []
    for field, purpose in _purposes().items():
        value = getattr(profile, field) if profile else ""
        text = listed(value) if isinstance(value, list) else value
        rows.append(
            {
                "field": field,
                "term": labels[field],
                "value": text,
                "purpose": purpose,
                "given": field in consents,
            }
        )
    return rows
