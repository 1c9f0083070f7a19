"""What officers and readers send to the addresses of public answers when all is well."""

from typing import Any

from gonghui.services.grievances.actions import shipping

READS = "what everybody may read is looked for; nothing is kept of the words"


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    def ship(client: Any) -> None:
        shipping.ship(at=cast.at)

    told = {"matter": "wages", "asks": "加班怎么算", "says": "按规定算。", "rests_on": "劳动法第四十四条"}
    whole = told | {"union": cast.organizations["basic"].code}
    officers: dict[str, dict[str, Any]] = {
        "knowledge-new": {"data": whole, "first": ship},
        "knowledge-from": {"data": whole},
        "knowledge-change": {"data": told},
        "knowledge-hand-in": {},
        "knowledge-check": {"data": {"verdict": "fit"}},
        "knowledge-withdraw": {"data": {"remark": "规定改了"}},
    }
    words = {"words": "加班怎么算"}
    return {
        **{f"workbench-grievances:{name}": {"kind": "officer", **told} for name, told in officers.items()},
        "portal-grievances:answers": {"kind": "member", "data": words, "unrecorded": READS},
        "portal-grievances:nameless-answers": {"kind": "member", "data": words, "unrecorded": READS},
    }
