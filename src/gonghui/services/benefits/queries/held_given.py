"""What was due to a person and how it came; events told, places asked for, things not wanted."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.ledger.money import yuan
from gonghui.kernel.people.models import Person

from ..models import Coupon, DrawEntry, Entitlement, Handout, LifeEvent, LunarBirthday, Waiver
from ..reasons import KIN, Missed, Proof, Relation
from . import entitlements, own

WORDS = {
    "benefits": _("普惠慰问"),
    "entitlements": _("慰问和福利"),
    "benefit": _("哪一项"),
    "value": _("价值"),
    "last_day": _("领到哪天为止"),
    "choice": _("您选的"),
    "reason_words": _("原因说明"),
    "confirmed_at": _("您确认收到的时间"),
    "rating": _("您打的分"),
    "rating_words": _("您的评价"),
    "escalated_at": _("提请上级工会处理的时间"),
    "part": _("同一年里的第几份"),
    "handouts": _("发放记录"),
    "given_way": _("怎么发的"),
    "handed_at": _("发放时间"),
    "handed_by": _("谁发的"),
    "handed_place": _("在哪里发的"),
    "proxy_name": _("代领人"),
    "proxy_relation": _("代领人和您的关系"),
    "proxy_reason": _("代领原因"),
    "proof": _("凭什么知道送到了"),
    "undone_at": _("撤销时间"),
    "undone_reason": _("撤销原因"),
    "coupons": _("提货券"),
    "goods": _("领什么"),
    "shop": _("在哪家店"),
    "issued_at": _("发券时间"),
    "used_at": _("用掉的时间"),
    "used_by": _("谁核销的"),
    "void_at": _("作废时间"),
    "life_events": _("人生大事"),
    "about": _("是您的什么人"),
    "settled_at": _("落实的时间"),
    "told_at": _("告诉工会的时间"),
    "accepted_at": _("认可的时间"),
    "said": _("您说的话"),
    "draws": _("抽签"),
    "age_group": _("年龄段"),
    "asked_at": _("报名时间"),
    "withdrawn_at": _("退出时间"),
    "rank": _("排在第几"),
    "won": _("中签"),
    "not_wanted": _("您说过不需要的"),
    "said_at": _("说的时间"),
    "taken_back_at": _("收回的时间"),
    "lunar_birthday": _("农历生日"),
    "month": _("农历月"),
    "day": _("农历日"),
    "from_year": _("从哪年起"),
    "last_year": _("到哪年止"),
    "chosen_at": _("选择的时间"),
}


def about_person(person: Person) -> dict[str, Any]:
    """By kind, each a list of records with readable values."""
    return {
        "entitlements": _benefits(person),
        "life_events": [_event(each) for each in LifeEvent.objects.filter(person=person)],
        "draws": _draws(person),
        "not_wanted": _not_wanted(person),
        "lunar_birthday": list(
            LunarBirthday.objects.filter(person=person).values(
                "month", "day", "from_year", "last_year", "chosen_at"
            )
        ),
    }


def _benefits(person: Person) -> list[dict[str, Any]]:
    found = entitlements.of_person(person).select_related("organization", "program", "occasion")
    rows = list(found.prefetch_related("handouts", "coupons"))
    officers = [each.by_person_id for row in rows for each in row.handouts.all() if each.by_person_id]
    names = dict(Person.objects.filter(pk__in=officers).values_list("pk", "name"))
    return [_benefit(each, names) for each in rows]


def _benefit(row: Entitlement, names: dict[int, str]) -> dict[str, Any]:
    return {
        "benefit": row.program.name,
        "organization": row.organization.name,
        "on": row.on,
        "last_day": row.until,
        "part": row.part,
        "state": row.get_state_display(),
        "value": yuan(row.value_fen),
        "choice": row.choice,
        "reason": str(dict(Missed.choices).get(row.reason, row.reason)),
        "reason_words": row.reason_words,
        "settled_at": row.settled_at,
        "escalated_at": row.escalated_at,
        "confirmed_at": row.confirmed_at,
        "rating": row.rating,
        "rating_words": row.rating_words,
        "handouts": [_handout(each, names) for each in row.handouts.all()],
        "coupons": [_coupon(each) for each in row.coupons.all()],
    }


def _handout(row: Handout, names: dict[int, str]) -> dict[str, Any]:
    return {
        "given_way": row.get_way_display(),
        "handed_at": row.at,
        "recorded_at": row.recorded_at,
        "handed_by": names.get(row.by_person_id or 0, ""),
        "handed_place": row.place,
        "proof": str(dict(Proof.choices).get(row.proof, row.proof)),
        "proxy_name": row.proxy_name,
        "proxy_relation": str(dict(Relation.choices).get(row.proxy_relation, row.proxy_relation)),
        "proxy_reason": row.proxy_reason,
        "undone_at": row.undone_at,
        "undone_reason": row.undone_reason,
    }


def _coupon(row: Coupon) -> dict[str, Any]:
    return {
        "goods": row.goods,
        "shop": row.shop,
        "valid_from": row.valid_from,
        "last_day": row.valid_until,
        "issued_at": row.issued_at,
        "used_at": row.used_at,
        "used_by": row.used_by_name,
        "void_at": row.void_at,
    }


def _event(row: LifeEvent) -> dict[str, Any]:
    return {
        "kind": row.get_kind_display(),
        "on": row.on,
        "about": str(dict(KIN).get(row.about, "")),
        "said": row.particulars.get("words", ""),
        "told_at": row.told_at,
        "accepted_at": row.accepted_at,
        "closed_at": row.closed_at,
    }


def _draws(person: Person) -> list[dict[str, Any]]:
    found = DrawEntry.objects.filter(person=person).select_related("draw__occasion", "organization")
    return [
        {
            "benefit": each.draw.occasion.name,
            "organization": each.organization.name,
            "number": each.number,
            "age_group": each.group,
            "asked_at": each.asked_at,
            "withdrawn_at": each.withdrawn_at,
            "rank": each.rank,
            "won": each.won,
        }
        for each in found.order_by("asked_at")
    ]


def _not_wanted(person: Person) -> list[dict[str, Any]]:
    """Also what was taken back since: as long as it is held it is told."""
    found = list(Waiver.objects.filter(person=person).order_by("said_at", "pk"))
    known = own.program_names([each.what for each in found])
    return [
        {
            "what": own.waiver_name(each, known),
            "said": each.words,
            "said_at": each.said_at,
            "taken_back_at": each.taken_back_at,
        }
        for each in found
    ]
