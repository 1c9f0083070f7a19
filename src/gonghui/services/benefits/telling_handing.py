"""What is told of handing out: to the person when it is recorded, to officers what is near, late or missed.

Of a private one only that there is something is said, and only in the inbox.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gonghui.kernel.actor import Actor
from gonghui.kernel.notices.actions import tell
from gonghui.kernel.people.models import Person
from gonghui.manifest import NoticeKind
from gonghui.ui import formats

from .models import Coupon, Handout

OWN_PAGE, TO_DO, MISSED = "/benefits/", "/work/benefits/", "/work/benefits/missed/"

KINDS = (
    NoticeKind(
        "benefits.handed_out",
        _("慰问登记为已送到"),
        _("“{what}”登记为已送到"),
        _("“{what}” {day}登记为已经送到您手里（{way}）。收到了请点“收到了”；没收到也请说一声，我们接着送。"),
    ),
    NoticeKind(
        "benefits.handed_out_private",
        _("专属权益登记为已送到"),
        _("您的一项专属权益登记为已送到"),
        _("收到了请登录后点“收到了”；没收到也请说一声。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "benefits.undone",
        _("发放记录撤销"),
        _("“{what}”的发放记录撤销了"),
        _("“{what}” {day}的发放记录撤销了：{reason}。这一份还是您的，会接着送。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "benefits.denied",
        _("本人说没有收到"),
        _("{name}说没有收到“{what}”"),
        _("您 {day}登记送到的“{what}”，{name}说没有收到：{reason}。这一份又回到待办里，请再联系本人。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "benefits.coupon",
        _("有一张提货券"),
        _("您有一张提货券：{goods}"),
        _("{day}前到{shop}领{goods}，出示券码就行。只能本人用一次，不能换钱。"),
    ),
    NoticeKind(
        "benefits.near",
        _("慰问快到日子"),
        _("“{what}”还有 {count} 份没有送到"),
        _("{day}是“{what}”的日子，{place}还有 {count} 份没有送到。名单在“慰问待办”里，按分会列好了。"),
        channels=("inbox", "wechat"),
    ),
    NoticeKind(
        "benefits.near_private",
        _("女职工权益快到日子"),
        _("{place}有 {count} 项权益快到日子"),
        _("{place}有 {count} 项女职工权益快到日子。登录后在“慰问待办”里看，只有您看得到。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "benefits.on_the_day",
        _("慰问到了日子还没送到"),
        _("“{what}”到了日子，还有 {count} 份没有送到"),
        _("{day}是“{what}”的日子，{place}还有 {count} 份没有送到。请看名单，安排人送。"),
        channels=("inbox", "wechat"),
    ),
    NoticeKind(
        "benefits.unreached",
        _("过了期还没有送到"),
        _("“{what}”过了期，还有 {count} 份没有送到"),
        _("“{what}”到 {day}收尾，{place}及下级还有 {count} 份没有送到。名单和原因可以逐级看到，请督促补送。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "benefits.missed",
        _("没送到的要写原因"),
        _("“{what}”收尾了，{count} 份没有送到"),
        _("“{what}”收尾了，{place}有 {count} 份没有送到。请逐个写明原因；还能送的照样送，补登记就行。"),
        channels=("inbox",),
    ),
    NoticeKind(
        "benefits.missed_private",
        _("女职工权益没有落实"),
        _("{place}有 {count} 项权益过了期没有落实"),
        _("{place}有 {count} 项女职工权益过了期没有落实。请登录后写明原因，能补的照样补。"),
        channels=("inbox",),
    ),
)


def handed_out(handout: Handout, *, by: Actor, at: datetime) -> None:
    """To the person: it is recorded as handed over, say whether that is so."""
    if handout.entitlement.is_private:
        _tell(handout, handout.entitlement.person, "benefits.handed_out_private", {}, by=by, at=at)
        return
    places = {
        "what": handout.entitlement.program.name,
        "day": formats.day(handout.at),
        "way": handout.get_way_display(),
    }
    _tell(handout, handout.entitlement.person, "benefits.handed_out", places, by=by, at=at)


def undone(handout: Handout, *, reason: str, by: Actor, at: datetime) -> None:
    """To the person that a record was taken back; to who wrote it, when the person says it did not come."""
    entitlement = handout.entitlement
    if entitlement.is_private:
        return
    places = {"what": entitlement.program.name, "day": formats.day(handout.at), "reason": reason}
    if by.person_id != entitlement.person_id:
        _tell(handout, entitlement.person, "benefits.undone", places, by=by, at=at)
        return
    giver = Person.objects.filter(pk=handout.by_person_id or 0).exclude(pk=by.person_id).first()
    if giver:
        _tell(
            handout,
            giver,
            "benefits.denied",
            {**places, "name": entitlement.person.name},
            TO_DO,
            by=by,
            at=at,
        )


def of_coupons(coupons: QuerySet[Coupon], *, by: Actor, at: datetime) -> int:
    """To each owner, once for each coupon: what it is for, where and until when."""
    for coupon in coupons.iterator(chunk_size=500):
        tell(
            coupon.entitlement.person,
            "benefits.coupon",
            places={"goods": coupon.goods, "shop": coupon.shop, "day": formats.day(coupon.valid_until)},
            url=reverse("portal-benefits:coupon", args=[coupon.uid]),
            by=by,
            at=at,
            about=coupon.entitlement,
            organization=coupon.organization,
            once=f"coupon:{coupon.pk}",
        )
    return coupons.count()


def _tell(
    handout: Handout,
    person: Person,
    kind: str,
    places: Mapping[str, object],
    url: str = OWN_PAGE,
    *,
    by: Actor,
    at: datetime,
) -> None:
    tell(
        person,
        kind,
        places=places,
        url=url,
        by=by,
        at=at,
        about=handout.entitlement,
        organization=handout.organization,
    )
