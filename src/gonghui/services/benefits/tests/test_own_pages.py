"""我的慰问: what a member sees of what is due, and says of it with one press."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from gonghui.kernel.actor import Actor
from gonghui.kernel.people.models import Person
from gonghui.services.benefits.actions import coupons, handing, settling
from gonghui.services.benefits.models import Entitlement, Handout, Waiver
from gonghui.services.benefits.queries import handouts
from gonghui.services.benefits.reasons import Proof

from . import handed, members
from .handed import AT, DAY
from .members import page, send

State = Entitlement.State
OPTIONS = ["米面油一份", "“工会甄选”自选"]


@pytest.fixture(autouse=True)
def _then():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def cast(db):
    return members.plant()


@pytest.fixture
def browser(cast):
    return members.at_phone(cast.worker)


def birthday(cast, **more) -> Entitlement:
    """A cake for the birthday on the 18th, until the 17th of October."""
    program = handed.program(
        cast, "birthday", name="生日慰问", kind="birthday", gives="蛋糕券 1 张", form="cake", **more
    )
    of = handed.occasion(
        cast, program, key="2026-09", name="2026 年 9 月生日", on=datetime.date(2026, 9, 1),
        opens_on=datetime.date(2026, 9, 1), closes_on=datetime.date(2026, 10, 17),
    )  # fmt: skip
    due = handed.due(cast.worker, of, cast.branch)
    Entitlement.objects.filter(pk=due.pk).update(on=datetime.date(2026, 9, 18))
    due.refresh_from_db()
    return due


def moon(cast, **more) -> Entitlement:
    """The Mid-Autumn gift of the 25th, with something to choose."""
    program = handed.program(cast, options=more.pop("options", OPTIONS))
    return handed.due(cast.worker, handed.occasion(cast, program), cast.branch, **more)


def test_the_page_says_what_waits_until_when_and_why(cast, browser):
    birthday(cast)
    moon(cast)
    shown = page(browser, "mine")
    assert "<h1>有 2 份心意等您领</h1>" in shown
    assert "还剩 26 天" in shown and "还剩 4 天" in shown
    assert "您的生日是 9 月 18 日，会员每年一份。" in shown
    assert "9 月 25 日前选好，不选就按“米面油一份”准备" in shown
    assert shown.count("btn btn--primary") == 2


def test_what_is_not_to_be_chosen_is_coming_until_its_day(cast, browser):
    moon(cast, options=[])
    shown = page(browser, "mine")
    assert "<h1>现在没有要领的</h1>" in shown
    assert "9 月 25 日起" in shown
    assert "9 月 25 日起送到您手里，现在不用做什么" in shown
    with time_machine.travel(AT + 4 * DAY, tick=False):
        assert "<h1>有 1 份心意等您领</h1>" in page(members.at_phone(cast.worker), "mine")


def test_every_segment_shows_its_own(cast, browser):
    birthday(cast)
    moon(cast, options=[])
    settling.decline(moon_again := _another(cast, "gift"), by=_me(cast), at=AT)
    settling.settle(_another(cast, "tea"), State.REACHED, by=cast.steward, at=AT)
    settling.miss(_another(cast, "soap"), "no_contact", by=cast.steward, at=AT)
    for show, has in [
        ("now", "生日慰问"), ("soon", "2026 年中秋"), ("declined", "gift"), ("got", "tea"), ("all", "soap"),
    ]:  # fmt: skip
        assert has in page(browser, "mine", show=show), show
    assert "soap" not in page(browser, "mine", show="got")
    assert "没送到" in page(browser, "mine", show="all")
    assert "今年领过的" in page(browser, "mine")
    assert moon_again.state == State.OPEN


def test_one_press_says_that_it_came(cast, browser):
    due = birthday(cast)
    shown = send(browser, "received", due.uid)
    assert "记下了，谢谢您" in shown
    due.refresh_from_db()
    assert (due.state, due.confirmed_at) == (State.REACHED, AT)
    assert Handout.objects.get(entitlement=due).way == Handout.Way.OWN
    assert "您确认收到" in page(browser, "one", due.uid)
    assert "记下了" in send(browser, "received", due.uid)
    assert Handout.objects.filter(entitlement=due).count() == 1


def test_what_was_handed_out_is_asked_after_and_may_be_denied(cast, browser):
    due = birthday(cast)
    handing.hand_out(due, handing.Given(Handout.Way.DESK, Proof.PAPER), by=cast.steward, at=AT)
    assert "“生日慰问”收到了吗？" in page(browser, "mine")
    assert "请写一句情况" in send(browser, "not-received", due.uid, words="")
    shown = send(browser, "not-received", due.uid, words="没人联系过我")
    assert "登记的干部已经收到消息" in shown
    due.refresh_from_db()
    assert due.state == State.OPEN
    assert Handout.objects.get(entitlement=due).undone_reason == "没人联系过我"
    assert browser.get(reverse("portal-benefits:not-received", args=[due.uid])).status_code == 404


def test_a_choice_is_made_and_changed_until_the_day_before(cast, browser):
    due = moon(cast)
    assert "请选一样" in send(browser, "choice", due.uid)
    assert "选好了：“工会甄选”自选" in send(browser, "choice", due.uid, choice=OPTIONS[1])
    due.refresh_from_db()
    assert due.choice == OPTIONS[1]
    assert "选好了，9 月 25 日起送到您手里，之前还能换" in page(browser, "mine")
    send(browser, "choice", due.uid, choice=OPTIONS[0])
    with time_machine.travel(AT + 4 * DAY, tick=False):
        send(members.at_phone(cast.worker), "choice", due.uid, choice=OPTIONS[1])
    due.refresh_from_db()
    assert due.choice == OPTIONS[0]


def test_one_press_gives_a_mark_and_a_word_may_follow(cast, browser):
    due = birthday(cast)
    assert browser.get(reverse("portal-benefits:rating", args=[due.uid])).status_code == 404
    handing.confirm(due, by=_me(cast), at=AT)
    shown = send(browser, "rating", due.uid, rating="5")
    assert "想多说一句就写在下面" in shown
    shown = send(browser, "rating", due.uid, rating="4", words="蛋糕很新鲜")
    due.refresh_from_db()
    assert (due.rating, due.rating_words) == (4, "蛋糕很新鲜")
    send(browser, "rating", due.uid, rating="2")
    due.refresh_from_db()
    assert (due.rating, due.rating_words) == (2, "蛋糕很新鲜")
    send(browser, "rating", due.uid, rating="6")
    due.refresh_from_db()
    assert due.rating == 2


@pytest.mark.parametrize(("scope", "what"), [("program", "birthday"), ("coverage", "greeting")])
def test_what_is_not_wanted_is_said_once_and_taken_back(cast, browser, scope, what):
    due, other = birthday(cast), moon(cast)
    assert "请选一项" in send(browser, "declining", due.uid)
    assert "记下了，不再给您准备" in send(browser, "declining", due.uid, scope=scope, words="不吃甜的")
    waiver = Waiver.objects.get(person=cast.worker)
    assert (waiver.what, waiver.words) == (what, "不吃甜的")
    states = {one.pk: one.state for one in Entitlement.objects.all()}
    assert states[due.pk] == State.DECLINED
    assert states[other.pk] == (State.OPEN if scope == "program" else State.DECLINED)
    assert "又需要了" in page(browser, "mine", show="declined")
    assert "以后照样给您准备" in send(browser, "take-back", waiver.pk)
    assert set(Entitlement.objects.values_list("state", flat=True)) == {State.OPEN}
    assert browser.post(reverse("portal-benefits:take-back", args=[waiver.pk])).status_code == 404


def test_one_alone_is_declined_and_wanted_again_while_it_can_come(cast, browser):
    due = birthday(cast)
    send(browser, "declining", due.uid, scope="this")
    assert not Waiver.objects.exists()
    assert "又需要了，照样给我准备" in page(browser, "one", due.uid)
    assert "照样给您准备" in send(browser, "want", due.uid)
    due.refresh_from_db()
    assert due.state == State.OPEN
    send(browser, "declining", due.uid, scope="this")
    with time_machine.travel(AT + 40 * DAY, tick=False):
        later = members.at_phone(cast.worker)
        assert "已经截止" in send(later, "want", due.uid)
        assert "又需要了，照样给我准备" not in page(later, "one", due.uid)


def test_a_coupon_is_shown_as_a_code_and_kept_as_a_picture(cast, browser):
    due = birthday(cast)
    coupons.issue(
        due.occasion, Entitlement.objects.all(), goods="蛋糕 1 个", shop="麦香坊",
        valid_until=datetime.date(2026, 10, 17), by=cast.officer, at=AT,
    )  # fmt: skip
    assert "出示提货券" in page(browser, "mine")
    shown = page(browser, "one", due.uid)
    assert handouts.code_of(handouts.live_coupon(due)) in shown and "麦香坊" in shown
    picture = browser.get(reverse("portal-benefits:coupon-picture", args=[due.uid]))
    assert picture["Content-Type"] == "image/svg+xml" and b"<svg" in picture.content


def test_nobody_sees_what_is_due_to_another(cast):
    due = birthday(cast)
    stranger = members.at_phone(cast.colleague)
    for name in ("one", "choice", "rating", "declining", "not-received", "coupon-picture"):
        assert stranger.get(reverse(f"portal-benefits:{name}", args=[due.uid])).status_code == 404
    for name in ("received", "want"):
        assert stranger.post(reverse(f"portal-benefits:{name}", args=[due.uid])).status_code == 404
    assert "生日慰问" not in page(stranger, "mine")


def test_the_home_page_says_how_many_wait_and_the_history_goes_by_year(cast, browser):
    assert "心意等您领" not in browser.get("/").content.decode()
    due = birthday(cast)
    shown = browser.get("/").content.decode()
    assert "有 1 份心意等您领" in shown and "去领取" in shown
    handing.confirm(due, by=_me(cast), at=AT)
    assert "2026 年" in page(browser, "history") and "蛋糕券 1 张" in page(browser, "history")


def _me(cast) -> Actor:
    return cast.member


def _another(cast, code: str) -> Entitlement:
    program = handed.program(cast, code, name=code, kind="protection")
    return handed.due(cast.worker, handed.occasion(cast, program, key=code), cast.branch)


def test_the_next_festival_birthday_and_retirement_are_told_ahead(cast, browser):
    Person.objects.filter(pk=cast.worker.pk).update(birth_date=datetime.date(1964, 2, 12), sex="1")
    Person.objects.filter(pk=cast.colleague.pk).update(birth_date=datetime.date(1990, 11, 3), sex="1")
    handed.program(cast, "feast", name="节日慰问", settings={"festivals": ["spring", "mid-autumn"]})
    handed.program(cast, "cake", name="生日慰问", kind="birthday", form="cake", gives="蛋糕券 1 张")
    handed.program(cast, "leave", name="荣休", kind="retirement", coverage="retirement", form="ceremony")
    shown = page(browser, "mine", show="soon")
    assert shown.index("2026 年中秋节") < shown.index("您的生日是 2027 年 2 月 12 日")
    assert "荣休" not in shown
    colleague = members.at_phone(cast.colleague)
    assert "您的生日是 11 月 3 日" in page(colleague, "mine", show="soon")
    Person.objects.filter(pk=cast.colleague.pk).update(birth_date=datetime.date(1966, 8, 9))
    assert "光荣退休" in page(colleague, "mine", show="soon")


def test_what_was_opened_already_or_is_not_wanted_is_not_told_twice(cast, browser):
    due = moon(cast, options=[])
    type(due.program).objects.update(settings={"festivals": ["mid-autumn"]})
    assert page(browser, "mine", show="soon").count("中秋") == 2
    send(browser, "declining", due.uid, scope="program")
    assert "<h3" not in page(browser, "mine", show="soon")
