"""The officer's pages of handing out: to-do list, names, scan, batch, outcome, undo, coupons."""

import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from gonghui.kernel.notices.models import Notice
from gonghui.services.benefits import coupon_work
from gonghui.services.benefits.actions import handing, settling
from gonghui.services.benefits.models import Coupon, Entitlement, Handout
from gonghui.services.benefits.queries import entitlements, handouts
from gonghui.services.membership.actions import cards, life
from tests.rules.cast import gather

from . import making
from .samples_handing import _officer

DAY = datetime.timedelta(days=1)


@pytest.fixture
def cast(db):
    return gather()


@pytest.fixture
def gift(cast):
    return entitled(cast)


def entitled(cast, place="group", **more):
    today = timezone.localdate()
    of = making.occasion(making.program(cast.organizations["basic"], name="中秋慰问"), today + 3 * DAY)
    return making.entitled(of, cast.people["member"], cast.organizations[place], **more)


def page(cast, kind, name, *args, query=""):
    return cast.client(kind).get(reverse(f"workbench-benefits:{name}", args=args) + query)


def send(cast, kind, name, *args, query="", **data):
    client = cast.client(kind)
    address = reverse(f"workbench-benefits:{name}", args=args) + query
    return client.post(address, data, follow=True).content.decode()


def text_of(answer):
    return answer.content.decode()


def test_the_to_do_list_counts_what_is_open_by_occasion_and_branch(cast, gift):
    shown = text_of(page(cast, "steward", "todo"))
    assert "中秋慰问" in shown
    assert "还有 3 天" in shown
    assert "1 份里还有 1 份" in shown
    assert cast.organizations["group"].shown_name in shown
    settling.decline(gift, by=_officer(cast), at=timezone.now())
    assert "这段时间没有要送的" in text_of(page(cast, "steward", "todo"))


def test_an_occasion_is_listed_once_though_another_falls_on_its_day(cast, gift):
    union, first = cast.organizations["basic"], gift.occasion
    second = making.occasion(making.program(union, name="生日慰问"), first.on)
    making.entitled(second, cast.people["member"], cast.organizations["group"])
    for of in (first, second):
        making.entitled(of, cast.people["steward"], union)
    shown = text_of(page(cast, "officer", "todo"))
    assert [shown.count(f">{of.title}</a>") for of in (first, second)] == [1, 1]


def test_what_lies_further_ahead_is_left_out_until_asked_for(cast):
    today = timezone.localdate()
    of = making.occasion(making.program(cast.organizations["basic"]), today + 40 * DAY)
    making.entitled(of, cast.people["member"], cast.organizations["group"])
    assert "这段时间没有要送的" in text_of(page(cast, "officer", "todo"))
    assert "中秋节慰问" in text_of(page(cast, "officer", "todo", query="?days=90"))


def test_names_are_found_by_pinyin_and_by_progress(cast, gift):
    other = making.person("牛大力")
    making.entitled(gift.occasion, other, cast.organizations["group"])
    found = text_of(page(cast, "officer", "handing", gift.occasion.uid, query="?q=ndl"))
    assert "牛大力" in found
    assert "陈秀兰" not in found.split("<main")[1]
    assert "没有符合这些条件的人" in text_of(
        page(cast, "officer", "handing", gift.occasion.uid, query="?state=reached")
    )
    printed = text_of(page(cast, "officer", "handing-print", gift.occasion.uid))
    assert "签字" in printed
    assert "牛大力" in printed


def test_the_county_sees_the_names_and_hands_nothing_out(cast, gift):
    shown = text_of(page(cast, "county", "handing", gift.occasion.uid))
    assert "陈秀兰" in shown
    assert "登记发放" not in shown


def test_a_batch_needs_the_tick_that_all_signed(cast, gift):
    said = send(cast, "steward", "handing-batch", gift.occasion.uid, picked=gift.uid)
    assert "都已在纸质发放表上签字" in said
    assert entitlements.now(gift).state == "open"
    assert "1 份登记好了" in send(
        cast, "steward", "handing-batch", gift.occasion.uid, picked=gift.uid, signed="1"
    )
    again = send(cast, "officer", "handing-batch", gift.occasion.uid, picked=gift.uid, signed="1")
    assert "登记为“已送达”，不用再办" in again or "已送达" in again
    assert Handout.objects.count() == 1


def test_a_signature_is_kept_sealed_and_opened_with_a_reason(cast, gift):
    drawn = io.BytesIO()
    Image.new("RGB", (64, 24), "white").save(drawn, "PNG")
    picture = SimpleUploadedFile("签字.png", drawn.getvalue(), "image/png")
    told = {"way": "home", "place": "向阳小区", "proof": "signature", "signature": picture}
    send(cast, "officer", "entitlement", gift.uid, **told)
    handout = Handout.objects.select_related("signature").get()
    assert handout.signature.sensitive and handout.signature.sealed
    shown = text_of(page(cast, "officer", "entitlement", gift.uid))
    assert "送到家里" in shown
    assert "看签字" in shown
    assert "至少 4 个字" in send(cast, "officer", "signature", handout.uid, reason="看")
    answer = cast.client("officer").post(
        reverse("workbench-benefits:signature", args=[handout.uid]), {"reason": "本人说没签过"}
    )
    assert answer.url.startswith("/files/")


def test_what_is_missing_is_said_beside_the_form(cast, gift):
    wrong = send(cast, "officer", "entitlement", gift.uid, way="proxy", proof="paper", proxy_name="李梅")
    assert "代领要写清三样" in wrong
    assert "取件码不对" in send(cast, "officer", "entitlement", gift.uid, way="desk", proof="code", code="1")
    right = handing.pickup_code(gift)
    assert "登记好了" in send(cast, "officer", "entitlement", gift.uid, way="desk", proof="code", code=right)


def test_why_it_did_not_come_and_that_it_is_not_wanted_are_told_apart(cast, gift):
    send(cast, "steward", "outcome", gift.uid, outcome="away", words="外派")
    assert entitlements.now(gift).state == "missed"
    send(cast, "steward", "outcome", gift.uid, outcome="no_contact")
    assert entitlements.now(gift).reason == "no_contact"
    send(cast, "steward", "outcome", gift.uid, outcome="declined")
    assert entitlements.now(gift).state == "declined"


def test_a_record_is_undone_on_a_page_of_its_own(cast, gift):
    send(cast, "steward", "entitlement", gift.uid, way="desk", proof="paper")
    handout = Handout.objects.get()
    assert "为止可以撤销" in text_of(page(cast, "officer", "handout-undo", handout.uid))
    said = send(cast, "officer", "handout-undo", handout.uid, reason="登记错了人")
    assert "又回到待办里" in said
    assert "已撤销" in said
    assert page(cast, "stranger", "handout-undo", handout.uid).status_code == 404


def test_the_missed_are_named_and_get_their_reason_together(cast, gift):
    settling.miss_all(gift.occasion, gift.until + DAY, "not_reached", by=_officer(cast), at=timezone.now())
    assert "有 1 份过了期没有送到" in text_of(page(cast, "officer", "todo"))
    assert "原因待补" in text_of(page(cast, "officer", "missed"))
    assert "先勾选" in send(cast, "officer", "missed", reason="away")
    said = send(cast, "officer", "missed", reason="away", words="外派", picked=gift.uid)
    assert "1 份写明了原因" in said
    assert "本人不在当地 · 外派" in said


def carded(cast):
    union, today = cast.organizations["basic"], timezone.localdate()
    return life.admit(
        person=cast.people["member"], organization=union, on=today, by=_officer(cast), at=timezone.now()
    )


def test_a_shown_card_hands_out_with_two_taps(cast, gift):
    card = carded(cast)
    shown = send(cast, "steward", "scan", card=cards.token(card, timezone.now()))
    assert "中秋慰问" in shown
    assert "本人已在纸质发放表上签字" not in shown
    signed = shown.split('name="shown" value="')[1].split('"')[0]
    assert "可以接着看下一位的卡" in send(cast, "steward", "scan", shown=signed, picked=gift.uid)
    handout = Handout.objects.get()
    assert (handout.way, handout.proof) == ("scan", "card")


def test_a_typed_number_needs_the_signature_on_paper(cast, gift):
    card = carded(cast)
    shown = send(cast, "steward", "scan", card=card.number)
    assert "本人已在纸质发放表上签字" in shown
    signed = shown.split('name="shown" value="')[1].split('"')[0]
    assert "没有看到会员码" in send(cast, "steward", "scan", shown=signed, picked=gift.uid)
    assert "可以接着看" in send(cast, "steward", "scan", shown=signed, picked=gift.uid, signed="1")
    assert Handout.objects.get().proof == "paper"


def test_a_card_of_somebody_elsewhere_tells_no_name(cast, gift):
    card = carded(cast)
    shown = send(cast, "stranger", "scan", card=card.number)
    assert "在您这里没有等着领的" in shown
    assert "陈秀兰" not in shown.split("<main")[1]
    assert "这个码不认识" in send(cast, "steward", "scan", card="20259999")
    assert "请再看一次会员码" in send(cast, "steward", "scan", shown="forged", picked=gift.uid)


def test_coupons_are_issued_shown_to_their_owner_and_redeemed_once(cast, gift):
    until = (timezone.localdate() + 5 * DAY).isoformat()
    told = {"goods": "月饼一盒", "shop": "职工服务社", "valid_until": until}
    assert "提货券发出去了" in send(cast, "officer", "coupons-issue", gift.occasion.uid, **told)
    coupon = Coupon.objects.get()
    assert coupon_work.tell_owners.call(gift.occasion.pk) == 1
    assert Notice.objects.filter(kind="benefits.coupon", person=cast.people["member"]).count() == 1
    own = reverse("portal-benefits:coupon", args=[coupon.uid])
    code = handouts.code_of(coupon)
    assert code in text_of(cast.client("member").get(own))
    assert cast.client("officer").get(own).status_code == 404
    looked = send(cast, "steward", "coupons", code=code)
    assert "陈*兰" in looked
    assert "陈秀兰" not in looked.split("<main")[1]
    assert "请先核对本人" in send(cast, "steward", "coupons", code=code, redeem="1")
    assert "核销好了" in send(cast, "steward", "coupons", code=code, redeem="1", checked="1")
    assert "一张券只能用一次" in send(cast, "officer", "coupons", code=code)
    assert "一张券只能用一次" in text_of(cast.client("member").get(own))
    assert "没有这张提货券" in send(cast, "stranger", "coupons", code=code)


def test_a_redeemed_coupon_wants_the_card_of_its_owner(cast, gift):
    until = (timezone.localdate() + 5 * DAY).isoformat()
    told = {"goods": "月饼一盒", "shop": "职工服务社", "valid_until": until}
    send(cast, "officer", "coupons-issue", gift.occasion.uid, **told)
    code = handouts.code_of(Coupon.objects.get())
    card = carded(cast)
    numbered = send(cast, "steward", "coupons", code=code, redeem="1", member_card=card.number)
    assert "请先核对本人" in numbered
    token = cards.token(card, timezone.now())
    assert "核销好了" in send(cast, "steward", "coupons", code=code, redeem="1", member_card=token)


def test_a_private_one_is_on_no_page_but_the_womens_officers(cast, gift):
    of = making.occasion(
        making.program(cast.organizations["basic"], name="哺乳期关爱", is_private=True),
        timezone.localdate() + DAY,
    )
    secret = making.entitled(of, cast.people["member"], cast.organizations["group"], is_private=True)
    for kind in ("steward", "officer", "chair", "county"):
        assert "哺乳" not in text_of(page(cast, kind, "todo"))
        assert page(cast, kind, "handing", of.uid).status_code == 404
        assert page(cast, kind, "entitlement", secret.uid).status_code == 404
    assert "哺乳期关爱" in text_of(page(cast, "womens", "todo"))
    said = send(cast, "womens", "entitlement", secret.uid, way="desk", proof="paper")
    assert "登记好了" in said
    assert Entitlement.objects.get(pk=secret.pk).state == "reached"
