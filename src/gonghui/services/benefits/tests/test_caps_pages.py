"""The pages of rules and money, from the rule that members read to the month's sheet."""

import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.kernel.ledger import queries as books
from gonghui.services.benefits.models import CapException, Entitlement, Purchase, RuleCard
from tests.rules.cast import gather

from . import samples_caps as samples


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def made(cast):
    """One box of tea that waits for a yes."""
    samples.shipping.ship(at=cast.at)
    return samples.bought(cast, "basic", "officer")


def at(name: str, *args) -> str:
    return reverse(f"workbench-benefits:{name}", args=args)


def text_of(answer) -> str:
    return answer.content.decode()


def goods(made: Purchase, **more: object) -> dict:
    told = {"key": "6f0b2a51-7d5c-4f0c-8d8e-2b7a1c9d0e11", "goods": "毛巾", "unit": "条", "number_of": 2}
    told |= {"each_fen": "1.50", "supplier": "岚州百货", "account": samples.ACCOUNT, "fund": made.fund.uid}
    return told | more


def test_everybody_reads_the_rules_with_their_documents(cast):
    samples.shipping.ship(at=cast.at)
    shown = text_of(cast.client("anonymous").get(reverse("portal-benefits:rules")))
    assert "生日慰问" in shown
    assert "每人每次 300 元" in shown
    assert "示范值，请按本省实施细则核对" in shown
    card = RuleCard.objects.get(item="prize", cap_by="winners_share", region="")
    shown = text_of(cast.client("member").get(reverse("portal-benefits:rule", args=[card.uid])))
    assert "参加人数的 1/3" in shown


def test_before_any_rule_is_entered_the_page_says_so(cast):
    assert "规则还没有录入" in text_of(cast.client("member").get(reverse("portal-benefits:rules")))
    assert "还没有规则卡" in text_of(cast.client("officer").get(at("rules")))


def test_a_card_of_another_region_is_refused_and_what_was_typed_stays(cast):
    samples.shipping.ship(at=cast.at)
    card = samples.birthday()
    type(cast.organizations["county"]).objects.filter(level="county").update(region="990103")
    told = {"item": "birthday", "name": "生日慰问", "region": "520100", "document": "黔工发〔2026〕1 号"}
    told |= {"clause": "第一条", "words": "每人不超过 200 元。", "cap_by": "time", "cap_fen": "200"}
    told |= {"valid_from": timezone.localdate(cast.at).isoformat()}
    client = cast.client("county")
    shown = text_of(client.post(at("rule-next", card.uid), told))
    assert "不归您这级工会管" in shown
    assert "黔工发〔2026〕1 号" in shown
    shown = text_of(client.post(at("rule-next", card.uid), told | {"region": "990103"}, follow=True))
    assert "规则卡记下了" in shown
    assert RuleCard.objects.get(item="birthday", region="990103").cap_fen == 20_000
    again = text_of(client.post(at("rule-next", card.uid), told | {"region": "990103"}))
    assert "已经录入过了" in again


def test_an_exception_is_asked_below_and_approved_above(cast):
    samples.shipping.ship(at=cast.at)
    card, day = samples.birthday(), timezone.localdate(cast.at).isoformat()
    told = {"organization": cast.organizations["basic"].uid, "document": "岚工发〔2026〕9 号"}
    told |= {"cap_fen": "300", "reason": "企业成立百年", "valid_from": day, "last": day}
    officer = cast.client("officer")
    assert "不用申请例外" in text_of(officer.post(at("exception-ask", card.uid), told))
    shown = text_of(officer.post(at("exception-ask", card.uid), told | {"cap_fen": "400"}, follow=True))
    assert "等上级工会批准" in shown
    found = CapException.objects.get()
    own = cast.client("chair")
    assert "核对过文件，批准" not in text_of(own.get(at("exception", found.uid)))
    refused = text_of(own.post(at("exception-approval", found.uid), follow=True))
    assert "例外要由上级工会批准" in refused
    above = cast.client("county")
    assert "核对过文件，批准" in text_of(above.get(at("exception", found.uid)))
    approved = text_of(above.post(at("exception-approval", found.uid), follow=True))
    assert "这一项可以到 400 元" in approved


def test_a_purchase_above_the_cap_is_refused_beside_the_form(cast, made):
    client = cast.client("officer")
    shown = text_of(client.get(at("purchase-new", made.occasion.uid)))
    assert "应发 1 人，一共值 10 元" in shown
    refused = text_of(client.post(at("purchase-new", made.occasion.uid), goods(made, number_of=9)))
    assert "一共值 10 元；已经采购 2 元，这次是 13.50 元" in refused
    assert "岚州百货" in refused
    assert Purchase.objects.count() == 1
    wrong = text_of(client.post(at("purchase-new", made.occasion.uid), goods(made, each_fen="1.555")))
    assert "请写金额，最多两位小数" in wrong


def test_from_the_form_to_the_receipt_on_pages(cast, made):
    officer, chair = cast.client("officer"), cast.client("chair")
    kept = text_of(officer.post(at("purchase-new", made.occasion.uid), goods(made), follow=True))
    assert "等主席审批" in kept
    officer.post(at("purchase-new", made.occasion.uid), goods(made))
    found = Purchase.objects.get(goods="毛巾")
    assert "毛巾" in text_of(chair.get(at("purchase-approvals")))
    assert "审批记下了" in text_of(chair.post(at("purchase-approval", found.uid), follow=True))
    assert "付款" in text_of(officer.get(at("purchase", found.uid)))
    missing = text_of(officer.post(at("purchase-payment", found.uid), {"invoice": ""}))
    assert "请填写“发票号码”" in missing
    paid = text_of(officer.post(at("purchase-payment", found.uid), {"invoice": "2411200000"}, follow=True))
    assert "付款记好了" in paid
    assert "2411200000" in paid
    received = text_of(officer.post(at("purchase-receipt", found.uid), {"receipt": "3 号"}, follow=True))
    assert "已验收" in received
    spending = text_of(officer.get(at("spending")))
    assert "一共付出 3 元" in spending
    assert books.verify().faults == []


def test_who_approved_does_not_pay_on_the_page_either(cast, made):
    chair = cast.client("chair")
    chair.post(at("purchase-approval", made.uid))
    assert "审批人不能同时办理支付" in text_of(
        chair.post(at("purchase-payment", made.uid), {"invoice": "2411200000"})
    )


def test_without_a_fund_the_page_says_where_to_open_one(cast, made):
    other = samples.bought(cast, "neighbour", "stranger")
    Purchase.objects.filter(pk=other.pk).delete()
    stranger = cast.client("stranger")
    told = goods(other, fund="")
    shown = text_of(stranger.post(at("purchase-new", other.occasion.uid), told))
    assert "还没有资金" in shown


def test_the_sheet_leaves_with_its_reason_and_without_private_rows(cast, made):
    client = cast.client("officer")
    address = f"{at('exports')}?occasion={made.occasion.uid}"
    told = {"export": "benefit-handouts", "kind": "xlsx", "reason": "发放签收"}

    def names() -> list:
        answer = client.post(address, told)
        sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
        return [row[1] for row in sheet.iter_rows(min_row=2, values_only=True)]

    assert names() == ["陈秀兰"]
    Entitlement.objects.update(is_private=True)
    assert names() == []
