"""The pages of plans, pairings, partners and money, from the cause to the word of the family."""

import io
import re
from tempfile import NamedTemporaryFile

import pytest
from django.urls import reverse
from django.utils import timezone

from gonghui.exchange.writing import Sheet, write_xlsx
from gonghui.kernel.actor import Actor
from gonghui.kernel.journal.models import Entry as JournalEntry
from gonghui.kernel.ledger.models import Batch, Fund, Payment, Period
from gonghui.services.assistance.actions import funding
from gonghui.services.assistance.models import Household, Match, Measure, Offer, Pairing, Plan, Rating
from gonghui.services.assistance.queries import money
from tests.rules.cast import gather

from . import plan_samples as samples

ACCOUNT = samples.ACCOUNT


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def household(cast):
    return samples.on_file(cast.organizations["basic"], cast.people["member"], cast.at)


def at(name: str, *args) -> str:
    return reverse(f"workbench-assistance:{name}", args=args)


def text_of(answer) -> str:
    return answer.content.decode()


def put_in(client, household, kind: str = "money_help", amount: str = "2000.50"):
    client.post(at("plan-draft", household.uid))
    draft = Plan.objects.get(household=household, state="draft")
    day = draft.made_at.date().isoformat()
    told = {"cause": "06", "kind": kind, "amount": amount, "source": "central" if amount else ""}
    told |= {"responsible": draft.made_by_id, "starts_on": day, "ends_on": day}
    return client.post(at("measure-new", draft.uid), told, follow=True)


def in_force(cast, household) -> Measure:
    """The officer drafts, the county approves."""
    samples.ledger.open_fund(
        cast.organizations["county"], "central", cast.at.year, budget=10**6, by=samples.SYSTEM, at=cast.at
    )
    put_in(cast.client("officer"), household)
    draft = Plan.objects.get(state="draft")
    answer = cast.client("county").post(at("plan-approval", draft.uid), follow=True)
    assert "方案定了" in text_of(answer)
    return Measure.objects.get()


def test_causes_stand_beside_the_measures_that_answer_them(cast, household):
    client = cast.client("officer")
    assert "开始订方案" in text_of(client.get(at("plan", household.uid)))
    shown = text_of(put_in(client, household))
    assert "患重特大疾病" in shown
    assert "2,000.50 元" in shown
    assert "您订的方案要由另一位干部批准" in shown
    assert "陈秀兰家的方案，第 1 版" in text_of(cast.client("county").get(at("plans")))


def test_an_amount_above_the_rule_is_refused_beside_the_form(cast, household):
    shown = text_of(put_in(cast.client("officer"), household, "temporary_medical", "3000.01"))
    assert "临时医疗救助最多 3,000 元" in shown
    assert not Measure.objects.exists()
    wrong = text_of(put_in(cast.client("officer"), household, "medical", "三千"))
    assert "请写金额，最多两位小数" in wrong


def test_a_measure_of_a_draft_is_changed_and_taken_out(cast, household):
    client = cast.client("officer")
    put_in(client, household, "job", "")
    measure = Measure.objects.get()
    day = measure.starts_on.isoformat()
    told = {"cause": "06", "kind": "skills", "responsible": measure.responsible_id}
    client.post(at("measure", measure.uid), told | {"starts_on": day, "ends_on": "2000-01-01"})
    client.post(at("measure", measure.uid), told | {"starts_on": day, "ends_on": day})
    assert Measure.objects.get().kind == "skills"
    client.post(at("plan-goal", measure.plan.uid), {"goal": "有一份稳定的工作"})
    assert "有一份稳定的工作" in text_of(client.get(at("plan", household.uid)))
    client.post(at("measure-removal", measure.uid))
    assert not Measure.objects.exists()


def test_who_made_a_plan_does_not_approve_it(cast, household):
    client = cast.client("officer")
    put_in(client, household, "job", "")
    answer = client.post(at("plan-approval", Plan.objects.get().uid), follow=True)
    assert "另一位干部批准" in text_of(answer)


def test_the_outcome_of_a_measure_is_written_down(cast, household):
    measure = in_force(cast, household)
    client = cast.client("county")
    assert "至少 4 个字" in text_of(client.post(at("measure-outcome", measure.uid), {"outcome": "done"}))
    told = {"outcome": "dropped", "words": "医保已经报销"}
    assert "不再需要" in text_of(client.post(at("measure-outcome", measure.uid), told, follow=True))
    assert Fund.objects.get().committed == 0


def test_a_household_gets_a_helper_and_another_one(cast, household):
    client = cast.client("officer")
    assert "还没有结对的 1 户" in text_of(client.get(at("pairings")))
    chair, officer = cast.people["chair"], cast.people["officer"]
    assert "现在联系 0 户" in text_of(client.get(at("pair", household.uid)))
    client.post(at("pair", household.uid), {"helper": chair.pk})
    assert Pairing.objects.get().helper == chair
    shown = text_of(client.get(at("pair", household.uid)))
    assert "为什么换人" in shown
    client.post(at("pair", household.uid), {"helper": officer.pk, "reason": "工作调动了"})
    assert Pairing.objects.get(ended_on=None).helper == officer
    assert "每一户都有人联系了" in text_of(client.get(at("pairings")))


def test_a_steward_writes_the_diary_and_the_change_shows(cast):
    household = samples.on_file(cast.organizations["group"], cast.people["member"], cast.at)
    client = cast.client("steward")
    page = text_of(client.get(at("diary", household.uid)))
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    told = {
        "key": key,
        "visited_on": timezone.localdate(cast.at).isoformat(),
        "words": "丈夫住院了",
        "changed": "on",
    }
    assert "走访记下了" in text_of(client.post(at("diary", household.uid), told))
    told["visited_on"] = "2099-01-01"
    assert "不能在今天以后" in text_of(client.post(at("diary", household.uid), told))
    assert "丈夫住院了" in text_of(cast.client("officer").get(at("pairings")))
    assert "有变化：丈夫住院了" in text_of(cast.client("officer").get(at("plan", household.uid)))


def test_an_offer_meets_a_need(cast, household):
    client, county = cast.client("officer"), cast.client("county")
    told = {"organization": cast.organizations["county"].uid, "kind": "partner", "partner": "岚州慈善会"}
    told |= {
        "offers": "助学金",
        "measure_kind": "partner",
        "places": 1,
        "since": timezone.localdate(cast.at).isoformat(),
    }
    assert "岚州慈善会" in text_of(county.post(at("offer-new"), told, follow=True))
    put_in(client, household, "partner", "")
    county.post(at("plan-approval", Plan.objects.get().uid))
    shown = text_of(client.get(at("offers")))
    assert "用岚州慈善会的帮助对接陈秀兰家" in shown
    address = at("match", Offer.objects.get().uid, Measure.objects.get().uid)
    assert "对接好了" in text_of(client.post(address, follow=True))
    assert Match.objects.count() == 1
    assert "由岚州慈善会提供" in text_of(client.get(at("plan", household.uid)))


def test_funds_show_what_is_left_and_warn_below_one_to_one(cast):
    client, county = cast.client("county"), cast.organizations["county"]
    told = {"organization": county.uid, "source": "central", "year": cast.at.year, "budget": "10,000"}
    client.post(at("fund-new"), told)
    shown = text_of(client.get(at("money")))
    assert "10,000" in shown
    assert "配套资金不足 1:1" in shown
    assert "已经建立过了" in text_of(client.post(at("fund-new"), told))
    client.post(at("fund-new"), told | {"source": "union"})
    assert "配套资金不足" not in text_of(client.get(at("money")))
    fund = Fund.objects.get(source="central")
    client.post(at("fund-budget", fund.uid), {"difference": "-500", "reason": "省里核减预算"})
    fund.refresh_from_db()
    assert fund.budget == 950_000
    last_year = str(cast.at.year - 1)
    client.post(at("periods"), {"organization": county.uid, "period": last_year})
    assert Period.objects.get().period == last_year
    assert "还没有建立资金" in text_of(client.get(f"{at('money')}?year=2001"))


def approved(cast, household) -> Payment:
    measure = in_force(cast, household)
    commitment = money.commitment_of(measure)
    other = Actor(cast.people["administrator"].pk, "钱文斌")
    samples.ledger.approve(commitment, by=other, at=timezone.now())
    commitment.refresh_from_db()
    return funding.plan_payment(measure, commitment, by=samples.SYSTEM, at=timezone.now())


def test_who_promised_money_does_not_approve_it(cast, household):
    in_force(cast, household)
    client = cast.client("county")
    shown = text_of(client.get(at("approvals")))
    assert "同意陈秀兰家的经济互助 2,000.50 元" in shown
    assert "尾号 1234" in shown
    commitment = money.commitment_of(Measure.objects.get())
    assert "不能审批自己" in text_of(client.post(at("approval", commitment.uid), follow=True))


def test_of_a_large_sum_the_page_says_how_many_more_must_approve(cast, household):
    commitment = money.commitment_of(in_force(cast, household))
    samples.ledger.commit(
        commitment.fund,
        600_000,
        about=("other", 1),
        key="grant",
        payee=commitment.payee,
        payee_key=commitment.payee_key,
        by=samples.SYSTEM,
        at=timezone.now(),
    )
    other = Actor(cast.people["administrator"].pk, "钱文斌")
    samples.ledger.approve(commitment, by=other, at=timezone.now())
    assert "已批 1 人，共要 2 人" in text_of(cast.client("county").get(at("approvals")))


def test_from_the_batch_to_the_bank_and_back_to_the_family(cast, household):
    payment = approved(cast, household)
    client = cast.client("county")
    assert payment.number in text_of(client.get(at("payments")))
    assert "没有付款" in text_of(client.post(at("payments"), {}, follow=True))
    shown = text_of(client.post(at("payments"), {"picked": [payment.number]}, follow=True))
    assert "这一批排好了" in shown
    batch = Batch.objects.get()
    sheet = client.post(at("batch-sheet", batch.uid), {"reason": "交银行代发"})
    assert sheet["Content-Type"].startswith("application/vnd.openxml")
    assert b"".join(sheet.streaming_content)[:2] == b"PK"
    looks = JournalEntry.objects.filter(deed="ledger.account.reveal")
    assert looks.filter(about_person_id=household.head_id).exists()
    for paid in (1, 0):
        sent = {"file": bank_file([payment.number, "成功", "2000.50"])}
        answer = client.post(at("batch-return", batch.uid), sent, follow=True)
        assert f"已转账 {paid} 笔" in text_of(answer)
    trail = text_of(client.get(at("payment", payment.uid)))
    for said in ("陈秀兰", "经济互助", "中央财政专项", "尾号 1234", "已支付 +2,000.50", "代发批次"):
        assert said in trail
    _the_family_answers(cast, payment)


def _the_family_answers(cast, payment) -> None:
    member = cast.client("member")
    page = text_of(member.get(reverse("portal-assistance:plan")))
    assert "已转到尾号 1234 的卡" in page
    receipt = reverse("portal-assistance:received", args=[payment.number])
    assert "记下了" in text_of(member.post(receipt, follow=True))
    assert "已经登记过" in text_of(member.post(receipt, follow=True))
    rate = reverse("portal-assistance:rating", args=[payment.about_id])
    assert "请选一项" in text_of(member.post(rate, {"words": ""}))
    shown = text_of(member.post(rate, {"solved": "partly", "words": "还差一点"}, follow=True))
    assert "您说：解决了一部分" in shown
    assert Rating.objects.get().particulars == {"words": "还差一点"}
    page = cast.client("officer").get(at("plan", Household.objects.get().uid))
    assert "家里人说：解决了一部分" in text_of(page)


def test_what_the_bank_says_otherwise_is_told_and_not_booked(cast, household):
    payment = approved(cast, household)
    client = cast.client("county")
    client.post(at("payments"), {"picked": [payment.number]})
    batch = Batch.objects.get()
    address = at("batch-return", batch.uid)
    assert "找不到" in text_of(client.post(address, {"file": bank_file(head=("甲", "乙", "丙"))}))
    rows = [[payment.number, "成功", "1.00"], ["ZF00000000", "成功", ""]]
    shown = text_of(client.post(address, {"file": bank_file(*rows)}, follow=True))
    assert "金额和我们的不一样" in shown
    assert "不在这一批里" in shown
    rows = [[payment.number, "失败", ""]]
    assert "失败 1 笔" in text_of(client.post(address, {"file": bank_file(*rows)}, follow=True))
    assert "支付失败" in text_of(client.get(at("batch", batch.uid)))
    payment.refresh_from_db()
    assert payment.paid_at is None


def test_a_payment_booked_by_mistake_is_reversed_with_a_reason(cast, household):
    payment = approved(cast, household)
    client = cast.client("county")
    client.post(at("payments"), {"picked": [payment.number]})
    client.post(
        at("batch-return", Batch.objects.get().uid), {"file": bank_file([payment.number, "成功", ""])}
    )
    assert "至少 4 个字" in text_of(client.post(at("reversal", payment.uid), {"reason": "错"}))
    client.post(at("reversal", payment.uid), {"reason": "银行回单看错行"})
    assert Payment.objects.filter(paid_at=None, undone_at=None).count() == 1
    assert "冲正" in text_of(client.get(at("payment", payment.uid)))


def test_money_that_came_back_is_written_down_and_shown_to_both_sides(cast, household):
    payment = approved(cast, household)
    client = cast.client("county")
    client.post(at("payments"), {"picked": [payment.number]})
    answer = {"file": bank_file([payment.number, "成功", ""])}
    client.post(at("batch-return", Batch.objects.get().uid), answer)
    page = at("give-back", payment.uid)
    assert "付了 2,000.50 元" in text_of(client.get(page))
    assert "最多还能退回 2,000.50 元" in text_of(
        client.post(page, {"amount": "3000", "reason": "多给的退回来"})
    )
    shown = text_of(client.post(page, {"amount": "500.50", "reason": "多给的退回来"}, follow=True))
    assert "钱回到原来的资金" in shown
    assert "退回了 500.50 元" in shown
    plan = text_of(cast.client("member").get(reverse("portal-assistance:plan")))
    assert "退回了 500.50 元" in plan


def test_a_new_card_in_the_file_is_taken_over_only_by_a_deed_of_its_own(cast, household):
    payment = approved(cast, household)
    client = cast.client("county")
    page = at("payee", payment.uid)
    assert "尾号 1234" in text_of(client.get(page))
    assert "先请本人到工会" in text_of(client.post(page, {"reason": "卡丢了换新卡"}))
    household.particulars = {"bank_account": "6222029876543210987"}
    household.save()
    assert "尾号 1234" in text_of(client.get(at("payment", payment.uid)))
    shown = text_of(client.post(page, {"reason": "卡丢了换新卡"}, follow=True))
    assert "要重新审批" in shown
    assert "尾号 0987" in shown


def test_without_a_plan_the_family_reads_what_comes_next(cast):
    assert "还没有定下的方案" in text_of(cast.client("member").get(reverse("portal-assistance:plan")))


def bank_file(*rows, head=("付款编号", "结果", "金额")) -> io.BytesIO:
    with NamedTemporaryFile(suffix=".xlsx") as kept:
        write_xlsx(kept.name, [Sheet("回单", head, rows)])
        made = io.BytesIO(kept.read())
    made.name = "return.xlsx"
    return made
