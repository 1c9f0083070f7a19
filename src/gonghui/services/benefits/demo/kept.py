"""What the union at home keeps beside the gifts: exceptions, rooms, contracts, who looks after a site."""

import datetime
from typing import Any

from django.utils import timezone

from gonghui.kernel.files import actions as files
from gonghui.kernel.files.models import Kind
from gonghui.kernel.organizations.models import Organization

from ..actions import excepting, retiring, ruling, sites, wishes, womens_affairs
from ..models import Entitlement, RetirementGroup, RuleCard, Site
from ..queries import cards, entitlements
from .hands import BRANCH, DAY, UNION, acting, first_member, members_of, moment, scribbled, union_of

ROOM = {
    "name": "暖心母婴室", "place": "办公楼一层 106 室", "open_hours": "工作日 8:00–18:00",
    "equipment": "沙发、冰箱、温奶器、尿布台", "phone": "0990-5550106",
}  # fmt: skip
CONTRACT = {"title": "女职工权益保护专项集体合同", "document": "岚机电工字〔2025〕12 号（演示）"}
EXCEPTIONS = (
    ("春秋游", "岚工发〔2026〕21 号（演示）", 260, 40),
    ("观影", "岚工发〔2026〕35 号（演示）", 200, 2),
)
VISITED = {"kind": "warming", "reached": 18, "goods": "防寒手套和热水壶", "amount_fen": 120_000}
CARD: dict[str, Any] = {
    "item": "uniform", "part": "", "name": "活动服装", "cap_by": "time", "cap_fen": 50_000,
    "forms": ["goods"], "document": "岚州市机电开发区工会经费管理规定（演示）", "clause": "第七条（虚构）",
    "words": "开展活动配服装，每人不超过 500 元。",
}  # fmt: skip
FEMALE, AGREED_AFTER = "2", 200


def fill(stage: Any) -> None:
    """Each through the deed of whoever is responsible."""
    union, today = union_of(UNION), timezone.localdate(stage.at)
    _county_card(stage, today)
    _exceptions(stage, union, today)
    _womens(stage, union, today)
    _site(stage, union, today)
    _retiring(stage, union, today)
    _waived(union, today)


def _county_card(stage: Any, today: datetime.date) -> None:
    """The county allows less for clothes than the country does."""
    by, first = stage.officer("县级干部"), today - 90 * DAY
    county = union_of("LZ13")
    ruling.enter_card(
        **CARD, place=county, region=cards.region_of(county), valid_from=first, by=by, at=moment(first, 9)
    )


def _exceptions(stage: Any, union: Organization, today: datetime.date) -> None:
    """One allowed by the county, one that waits for it; each with its document."""
    for order, (name, document, most, ago) in enumerate(EXCEPTIONS):
        at, by = moment(today - ago * DAY, 10), stage.officer()
        card = RuleCard.objects.filter(name=name, region="").latest("valid_from")
        told: dict[str, Any] = {
            "cap_fen": most * 100,
            "document": document,
            "reason": "路途较远，车费超出规定",
        }
        told |= {"valid_from": today - 30 * DAY, "valid_to": today + 300 * DAY, "by": by, "at": at}
        paper = files.store(scribbled("pdf"), kind=Kind.DOCUMENT, sensitive=False, by=by, at=at)
        asked = excepting.ask(card, union, **told, file=paper)
        if order == 0:
            excepting.approve(asked, by=stage.officer("县级审批"), at=at + DAY)


def _womens(stage: Any, union: Organization, today: datetime.date) -> None:
    by, at = stage.officer("女职工委员"), moment(today - 60 * DAY, 10)
    womens_affairs.open_room(union, ROOM, by=by, at=at)
    signed = today - 320 * DAY
    dates = {"signed_on": signed, "filed_on": signed + 9 * DAY, "valid_from": signed}
    told = {**CONTRACT, **dates, "valid_to": today + 45 * DAY}
    womens_affairs.keep_contract(union, told, by=by, at=moment(signed, 15))


def _site(stage: Any, union: Organization, today: datetime.date) -> None:
    """The first site is looked after by a member of it, and was visited this week."""
    by, at = stage.officer(), moment(today - 4 * DAY, 16)
    site = Site.objects.filter(organization=union).order_by("pk")[0]
    keeper = first_member(union_of(BRANCH), today)
    told = {name: getattr(site, name) for name in ("name", "place", "kind", "since", "until")}
    site = sites.keep_site(site, {**told, "keeper": keeper}, organization=union, by=by, at=at)
    sites.put_on(site, keeper, since=today - 60 * DAY, until=None, by=by, at=at)
    visit = {**VISITED, "on": today - 4 * DAY, "source": "union", "words": "夜班的还没有到"}
    sites.visit(site, visit, visitor=keeper, by=by, at=at)


def _retiring(stage: Any, union: Organization, today: datetime.date) -> None:
    women = [person for person in members_of(union, today, 200) if person.sex == FEMALE]
    oldest = min(women, key=lambda person: person.birth_date or today)
    told: dict[str, Any] = {"group": RetirementGroup.Group.FEMALE55, "agreed_on": today + AGREED_AFTER * DAY}
    document = "弹性退休申请表（演示）"
    retiring.keep_group(
        oldest, union, **told, document=document, by=stage.officer(), at=moment(today - DAY, 18)
    )


def _waived(union: Organization, today: datetime.date) -> None:
    """Somebody wants nothing of one program from now on."""
    rows = Entitlement.objects.filter(program__kind="birthday", program__organization=union)
    gift = entitlements.with_words(rows.filter(state=Entitlement.State.OPEN)).order_by("-pk").first()
    if gift:
        wishes.decline(
            gift,
            wishes.PROGRAM,
            words="谢谢，留给更需要的人",
            by=acting(gift.person),
            at=moment(today - DAY, 18),
        )
