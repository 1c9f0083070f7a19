"""What members do with their benefits, and officers with what members tell."""

import datetime
from typing import Any

from django.utils import timezone

from gonghui.services.benefits.actions import shipping
from gonghui.services.membership.models import Membership


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    today = timezone.localdate(cast.at).isoformat()
    number = "990103198503120017"
    person = (
        Membership.objects.select_related("person").get(person=cast.people["member"], ended_on=None).person
    )
    counter = {"kind": "birth", "name": person.name, "id_number": number, "on": today}

    until = timezone.localdate(cast.at) + datetime.timedelta(days=5)
    few = {"places": "2", "asks_until": until.isoformat(), "words_from": "次日双色球"}

    def ship(client: Any) -> None:
        shipping.ship(at=cast.at)

    def bring_birth(client: Any) -> None:
        person.birth_date = datetime.date(1985, 3, 12)
        person.save()

    def known(client: Any) -> None:
        person.seal_id_number(number)
        person.save()

    portal: dict[str, dict[str, Any]] = {
        "birthday": {"data": {"kept": "moon"}, "first": bring_birth},
        "received": {},
        "not-received": {"data": {"words": "没人联系过我"}},
        "choice": {"data": {"choice": "图书"}},
        "rating": {"data": {"rating": "5", "words": "很好"}},
        "declining": {"data": {"scope": "coverage"}},
        "want": {},
        "take-back": {},
        "draw-ask": {},
        "draw-withdraw": {},
        "event": {"data": {"on": today}, "places": {"kind": "birth"}},
        "event-mend": {"data": {"on": today}},
    }
    return {
        **{f"portal-benefits:{name}": {"kind": "member", **told} for name, told in portal.items()},
        "workbench-benefits:draw": {"kind": "officer", "data": {"words": "双色球 03 11"}},
        "workbench-benefits:draw-new": {"kind": "officer", "data": few, "first": ship},
        "workbench-benefits:event-counter": {"kind": "officer", "data": counter, "first": known},
        "workbench-benefits:event-paper": {"kind": "officer", "data": {"reason": "核对结婚证"}},
    }
