"""Official sheets: purchases, who signs for what, visits, a month's spending. Amounts leave in yuan."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gonghui.kernel.actor import Actor
from gonghui.manifest import Export
from gonghui.ui import formats

from .. import money_words
from ..models import Entitlement, Handout
from ..queries import purchases, sheets
from ..queries.entitlements import DELIVER, VIEW
from ..queries.purchases import PAY

AT_ONCE = 2000


def purchase_list(actor: Actor, filters: dict[str, str]) -> Iterator[list[Any]]:
    """采购清单: of one occasion or of a year."""
    found = list(sheets.bought(actor, filters, _year(filters)))
    payments = purchases.payments_of(found)
    for number, each in enumerate(found, start=1):
        word, _tone = money_words.standing(each, payments[str(each.uid)])
        yield [
            number,
            each.goods,
            each.unit,
            each.number_of,
            _yuan(each.each_fen),
            _yuan(each.amount_fen),
            each.supplier,
            f"{each.occasion.program.name} {each.occasion.name}",
            money_words.source(each.fund.source),
            each.invoice,
            each.made_by.name,
            timezone.localdate(each.made_at),
            word,
        ]


def sign_off(actor: Actor, filters: dict[str, str]) -> Iterator[list[Any]]:
    """慰问品发放签收表: who is due, and a column to sign in; what was handed out says how and when."""
    rows = sheets.to_sign(actor, filters, timezone.localdate()).iterator(chunk_size=AT_ONCE)
    number = 0
    while piece := list(islice(rows, AT_ONCE)):
        cards = sheets.member_numbers(each.person_id for each in piece)
        for each in piece:
            number += 1
            held: Handout | None = next(iter(each.held), None)
            yield [
                number,
                each.person.name,
                cards.get(each.person_id, ""),
                each.organization.name,
                each.choice or each.program.gives,
                1,
                _yuan(each.value_fen),
                held.get_way_display() if held else "",
                timezone.localdate(held.at) if held else "",
                _remark(each, held),
            ]


def visits(actor: Actor, filters: dict[str, str]) -> Iterator[list[Any]]:
    """慰问台账: one line an occasion, due beside reached."""
    found = list(sheets.visited(actor, _year(filters)))
    bought = sheets.bought_for(actor, [each.pk for each in found])
    for each in found:
        goods = bought.get(each.pk, [])
        yield [
            each.on,
            each.name,
            f"{each.program.get_coverage_display()} · {each.program.name}",
            each.due,
            each.reached,
            formats.listed(one.goods for one in goods) or each.program.gives,
            _yuan(sum(one.amount_fen for one in goods)) if goods else "",
            formats.listed(sorted({money_words.source(one.fund.source) for one in goods})),
            _("见签收表"),
            formats.listed(sorted({one.made_by.name for one in goods})),
        ]


def month(actor: Actor, filters: dict[str, str]) -> Iterator[list[Any]]:
    """月度支出明细: what left in one month and what came back, payment by payment."""
    told = filters.get("month", "")
    number = int(told) if told.isascii() and told.isdigit() and 1 <= int(told) <= 12 else 0
    entries = list(
        purchases.paid_in(actor, _year(filters), number or timezone.localdate().month).select_related(
            "booking__payment", "booking__fund"
        )
    )
    found = purchases.by_uid(entry.booking.commitment.about_id for entry in entries)
    for order, entry in enumerate(entries, start=1):
        booking, purchase = entry.booking, found[entry.booking.commitment.about_id]
        people = purchases.people_of([purchase.occasion_id], purchase.path).get(purchase.occasion_id, "")
        yield [
            order,
            f"{purchase.occasion.program.name} {purchase.occasion.name}",
            people,
            _yuan(entry.amount),
            money_words.source(booking.fund.source),
            formats.listed(filter(None, (booking.payment.number, booking.proof_id))),
            booking.booked_on,
            booking.get_kind_display(),
        ]


def _remark(entitlement: Entitlement, held: Handout | None) -> str:
    if held is not None and held.proxy_name:
        return _("{name}代领").format(name=held.proxy_name)
    if entitlement.state in (Entitlement.State.DECLINED, Entitlement.State.MISSED):
        return str(entitlement.get_state_display())
    return ""


def _yuan(fen: int) -> Decimal:
    return Decimal(fen) / 100


def _year(filters: dict[str, str]) -> int:
    told = filters.get("year", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) == 4 else timezone.localdate().year


NUMBER, PROGRAM, AMOUNT, SOURCE = (
    gettext_lazy("序号"),
    gettext_lazy("项目"),
    gettext_lazy("金额（元）"),
    gettext_lazy("资金来源"),
)
EXPORTS = (
    Export(
        "benefit-purchases",
        gettext_lazy("采购清单"),
        PAY,
        (
            NUMBER,
            gettext_lazy("物品"),
            gettext_lazy("单位"),
            gettext_lazy("数量"),
            gettext_lazy("单价（元）"),
            AMOUNT,
            gettext_lazy("供应商"),
            gettext_lazy("用途"),
            SOURCE,
            gettext_lazy("发票号码"),
            gettext_lazy("经办"),
            gettext_lazy("日期"),
            gettext_lazy("备注"),
        ),
        purchase_list,
    ),
    Export(
        "benefit-handouts",
        gettext_lazy("慰问品发放签收表"),
        DELIVER,
        (
            NUMBER,
            gettext_lazy("姓名"),
            gettext_lazy("会员证号"),
            gettext_lazy("部门/分会"),
            gettext_lazy("物品"),
            gettext_lazy("数量"),
            AMOUNT,
            gettext_lazy("签收"),
            gettext_lazy("日期"),
            gettext_lazy("备注"),
        ),
        sign_off,
    ),
    Export(
        "benefit-visits",
        gettext_lazy("慰问台账"),
        VIEW,
        (
            gettext_lazy("日期"),
            gettext_lazy("现场/项目"),
            gettext_lazy("对象类别"),
            gettext_lazy("应慰问人数"),
            gettext_lazy("实慰问人数"),
            gettext_lazy("物资"),
            AMOUNT,
            gettext_lazy("经费来源"),
            gettext_lazy("签收"),
            gettext_lazy("经办"),
        ),
        visits,
    ),
    Export(
        "benefit-month",
        gettext_lazy("月度支出明细"),
        PAY,
        (
            NUMBER,
            PROGRAM,
            gettext_lazy("人数"),
            AMOUNT,
            SOURCE,
            gettext_lazy("凭证"),
            gettext_lazy("日期"),
            gettext_lazy("备注"),
        ),
        month,
    ),
)
