"""What chairs send about a focus when all is well."""

import datetime
from typing import Any

from django.utils import timezone

from gonghui.services.grievances.actions import shipping, surveying
from gonghui.services.grievances.models import Focus
from gonghui.services.grievances.queries import focuses

from . import saying
from .joined import members

APART = "who answered a survey is kept without the moment and apart from what was answered"


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    day = timezone.localdate(cast.at) + datetime.timedelta(days=20)
    owner = focuses.owners(cast.organizations["basic"])[0]

    def ship(client: Any) -> None:
        shipping.ship(at=cast.at)

    def join(client: Any) -> None:
        members(cast, 5)

    def ask(client: Any) -> None:
        members(cast, 5)
        focus = Focus.objects.get(uid=made["portal-grievances:focus"][0]["uid"])
        by = {"by": saying.actor(cast.people["chair"]), "at": cast.at}
        surveying.ask(focus, rule={"from": "membership.members"}, closes_on=day, **by)

    new = {"title": "夜班吃饭", "why": "夜班没有热菜", "about_what": "life"}
    todo = {"what": "开夜班窗口", "owner_uid": str(owner.uid), "due_on": day.isoformat()}
    survey = {"asked_of": "membership.members", "closes_on": day.isoformat()}
    finished = {"result": "装好了"}
    return {
        "workbench-grievances:focus-new": {"kind": "chair", "data": new, "first": ship},
        "workbench-grievances:measure-new": {"kind": "chair", "data": todo},
        "workbench-grievances:focus-survey": {"kind": "chair", "data": survey, "first": join},
        "workbench-grievances:focus-close": {"kind": "chair", "data": {"outcome": "少了一半"}},
        "workbench-grievances:measure": {"kind": "chair", "data": finished},
        "portal-grievances:focus": {
            "kind": "member",
            "data": {"now_is": "better"},
            "first": ask,
            "unrecorded": APART,
        },
    }
