"""What workers and officers send to the addresses of the service centre when all is well."""

from typing import Any

from gonghui.services.assistance.tests.sending import photo

from . import saying

BOX = "the journal would keep the moment and say when somebody without a name wrote"
RECEIPT = "1234 5678 1234 5678"
WORDS = {"wants": "help", "words": "每周六都加班，没有加班费。"}


def deeds(cast: Any, made: dict[str, Any]) -> dict[str, dict[str, Any]]:
    def ship(client: Any) -> None:
        saying.said(cast)

    answer = {"words": "补发了。", "did": "核了考勤", "rests_on": "fact", "source": "考勤记录"}
    answer |= {"seen_version": "1"}
    entry = {"way": "phone", "name_kept": "confidential", "about_what": "wages", **WORDS}
    evidence = photo("立案.jpg")
    look = {"reason": "核对加班情况"}
    county = {"other": cast.organizations["county"].code}
    officers: dict[str, dict[str, Any]] = {
        "answer": {"data": answer},
        "progress": {"data": {"words": "在核对。"}},
        "pause": {"data": {"reason": "等仲裁结果", "evidence": evidence}},
        "pass-on": {"data": {"reason": "县里统一办", **county}},
        "grade": {"data": {"weight": "worry", "matter": "wages"}},
        "joint": {"data": {"question": "请核对社保", **county}},
        "extension": {"data": {"more_days": "3", "reason": "等材料"}},
        "name": {"data": look},
        "words": {"data": look},
        "paper": {"data": look},
        "joint-answer": {"data": {"words": "考勤属实。"}},
        "callback-number": {"data": look},
        "callback": {"data": {"reached_them": "yes", "outcome": "yes", "content": "5"}},
        "enter": {"data": entry, "first": ship},
    }
    workers = _of_workers(cast)
    return {
        **{f"workbench-grievances:{name}": {"kind": "officer", **told} for name, told in officers.items()},
        **{f"portal-grievances:{name}": {"kind": "member", **told} for name, told in workers.items()},
        "workbench-grievances:extension-decision": {"kind": "chair", "data": {"verdict": "yes"}},
        "workbench-grievances:same": {
            "kind": "officer",
            "data": {"title": "周六加班", "others": _other(made)},
        },
    }


def _of_workers(cast: Any) -> dict[str, dict[str, Any]]:
    def ship(client: Any) -> None:
        saying.said(cast)

    def write(client: Any) -> None:
        saying.nameless(cast, RECEIPT)

    def write_and_answer(client: Any) -> None:
        saying.answered(cast, saying.nameless(cast, RECEIPT))

    return {
        "words": {"data": WORDS, "first": ship},
        "one": {"data": {"words": "昨天又加班了。"}},
        "rating": {"data": {"outcome": "yes", "content": "5"}},
        "withdraw": {},
        "nameless": {"data": {"about_what": "wages", **WORDS}, "first": ship, "unrecorded": BOX},
        "receipt": {"data": {"receipt": RECEIPT}, "unrecorded": "only what one's own receipt opens is read"},
        "nameless-word": {
            "data": {"receipt": RECEIPT, "words": "昨天又这样。"},
            "first": write,
            "unrecorded": BOX,
        },
        "nameless-rating": {
            "data": {"receipt": RECEIPT, "outcome": "yes"},
            "first": write_and_answer,
            "unrecorded": BOX,
        },
    }


def _other(made: dict[str, Any]) -> str:
    return str(made["workbench-grievances:grade"][0]["uid"])
