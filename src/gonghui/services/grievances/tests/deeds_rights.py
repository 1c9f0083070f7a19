"""What workers and officers send about rights work when all is well."""

from typing import Any

from django.utils import timezone

WORK, OWN = "workbench-grievances", "portal-grievances"


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    day = timezone.localdate(cast.at).isoformat()
    union = {"organization": cast.organizations["basic"].uid}
    aid = {"matter": "wages", "help": "advice", "against": "厂方", "words": "三个月没发工资"}
    alert = {**union, "unit": "厂方", "workers": "3", "place": "东门工地", "amount": "3000"}
    dispute = {"about": "wages", "asked_on": day, "worker": "马小军", "workers": "1", "employer": "厂方"}
    offer = {"kind": "wages", "title": "工资专项集体合同", "offered_by": "union", "on": day}
    opinion = {"about": "hours", "unit": "厂方", "facts": "超时加班", "demands": "改正", "issued_on": day}
    officers: dict[str, dict[str, Any]] = {
        "alert-new": alert,
        "mediation-new": {**union, **dispute, "claim": "补发", "mediator": "周岩"},
        "mediation-end": {"outcome": "failed", "on": day, "words": "没谈成"},
        "mediation-perform": {"on": day},
        "bargaining-new": {**union, **offer},
        "bargaining-step": {"on": day, "verdict": "yes"},
    }
    chairs: dict[str, dict[str, Any]] = {
        "opinion-new": {**union, **opinion},
        "opinion-reply": {"on": day, "put_right": "yes", "words": "已改正"},
        "opinion-handing": {"to": "劳动监察支队", "on": day, "words": "请查处"},
    }
    uppers: dict[str, dict[str, Any]] = {
        "alert-acknowledge": {},
        "alert-settle": {"outcome": "paid", "paid": "3000", "words": "付清了"},
    }
    return {
        **{f"{WORK}:{name}": {"kind": "officer", "data": data} for name, data in officers.items()},
        **{f"{WORK}:{name}": {"kind": "chair", "data": data} for name, data in chairs.items()},
        **{f"{WORK}:{name}": {"kind": "county", "data": data} for name, data in uppers.items()},
        f"{OWN}:aid": {"kind": "member", "data": aid},
        f"{OWN}:aid-again": {"kind": "member", "data": aid},
    }
