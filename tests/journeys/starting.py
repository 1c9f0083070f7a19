"""Who walks through the house: what each has done before, and the pages that each begins with."""

import contextlib
import datetime
import sqlite3
import uuid
from collections.abc import Iterator
from pathlib import Path

from gonghui.services.membership.demo.people import identity_number

from . import speaking
from .conftest import DESK, PHONE, Site, Walker
from .test_assistance_filing import APPLY, go_on, tell_home
from .test_roster import confirm, hand_in, write_workbook
from .test_visiting_offline import photo

IMPORTED = ("路长山", identity_number("990103", datetime.date(1990, 1, 2), 901), "15400008885")
# Pages of something that only some have: where, and which one, asked of the demonstration's database.
HOUSEHOLD, PLAN = "/work/assistance/households/{}/", "/work/assistance/households/{}/plan/"
WITH_EVENT = """SELECT h.uid FROM assistance_hardship e JOIN assistance_household h ON h.id = e.household_id
    JOIN organizations_organization o ON o.id = h.organization_id WHERE o.code = 'JC01'"""
PLANNED = """SELECT h.uid FROM assistance_plan p JOIN assistance_household h ON h.id = p.household_id
    JOIN organizations_organization o ON o.id = h.organization_id
    WHERE o.code = 'JC01' AND p.state = '{state}'"""
PAYMENT = "/work/assistance/money/payments/{}/"
PAID = "SELECT uid FROM ledger_payment WHERE paid_at IS NOT NULL AND undone_at IS NULL"
UNPAID = "SELECT uid FROM ledger_payment WHERE paid_at IS NULL AND undone_at IS NULL"
BATCH = "/work/assistance/money/batches/{}/"
AT_THE_BANK = """SELECT b.uid FROM ledger_batch b JOIN ledger_batchline l ON l.batch_id = b.id
    WHERE l.outcome = 'waiting'"""
MONTH_IS_OVER = """
from django.utils import timezone
from gonghui.services.assistance.actions import announcing
announcing.announce_month(at=timezone.now())
"""
# Of benefits: gifts, coupons, hand-outs, draws and exceptions that the demonstration has.
GIFT = "/benefits/{}/"
TICKET = """SELECT e.uid FROM benefits_entitlement e JOIN benefits_program g ON g.id = e.program_id
    JOIN people_person p ON p.id = e.person_id
    WHERE p.phone = '{phone}' AND g.code = 'cinema' AND e.state = 'open'"""
GOT = """SELECT e.uid FROM benefits_entitlement e JOIN people_person p ON p.id = e.person_id
    WHERE p.phone = '{phone}' AND e.state = 'reached' AND e.confirmed_at IS NULL ORDER BY e.settled_at DESC"""
SIGNED = """SELECT e.uid FROM benefits_entitlement e JOIN benefits_handout h ON h.entitlement_id = e.id
    WHERE h.signature_id IS NOT NULL"""
WITH_PAPER = """SELECT c.uid FROM benefits_lifeevent e JOIN cases_case c ON c.id = e.case_id
    WHERE e.paper_id IS NOT NULL AND c.stage = 'submitted'"""
RETURNED = """SELECT c.uid FROM benefits_lifeevent e JOIN cases_case c ON c.id = e.case_id
    WHERE c.stage = 'returned'"""
TO_OPEN = """SELECT o.uid FROM benefits_occasion o JOIN benefits_program g ON g.id = o.program_id
    LEFT JOIN benefits_draw d ON d.occasion_id = o.id
    WHERE g.places IS NOT NULL AND d.id IS NULL AND o."on" > date('now')"""
DRAWN = "SELECT uid FROM benefits_draw WHERE drawn_at IS NOT NULL"
ASKED_FOR = "SELECT uid FROM benefits_capexception WHERE approved_at IS NULL AND refused_reason = ''"
CARD = "SELECT uid FROM benefits_rulecard WHERE item = 'uniform' AND region {region} ORDER BY id DESC"
PROGRAM = """SELECT g.uid FROM benefits_program g
    JOIN organizations_organization o ON o.id = g.organization_id
    WHERE o.code = 'JC01' AND g.state = '{state}'"""
OPEN = """SELECT e.uid FROM benefits_entitlement e
    JOIN organizations_organization o ON o.id = e.organization_id
    WHERE o.code = 'JC01-2' AND e.state = 'open' AND NOT e.is_private"""
COUPON = """SELECT c.uid FROM benefits_coupon c JOIN benefits_entitlement e ON e.id = c.entitlement_id
    JOIN people_person p ON p.id = e.person_id WHERE p.phone = '{phone}'"""
UNPAID_GOODS = """SELECT p.uid FROM benefits_purchase p JOIN ledger_commitment c ON c.id = p.commitment_id
    WHERE p.invoice = '' AND c.approved_at IS {state}"""
DECLINED = """SELECT c.uid FROM cases_case c JOIN people_person p ON p.id = c.applicant_id
    WHERE c.flow = 'assistance.application' AND c.stage = 'declined' AND p.name = '{name}'"""


def stranger(walker) -> tuple[Walker, tuple[str, ...]]:
    """Someone in the middle of joining, so that all its questions open."""
    someone = walker()
    page = someone.open("/membership/join/JC01-1/")
    page.fill("[name=name]", "马小军")
    page.fill("[name=id_number]", "990103198503128314")
    page.fill("[name=phone]", "15400007790")
    page.click("main button[type=submit]")
    return someone, (
        "/membership/join/?organization=河东纺织厂",
        "/membership/join/?organization=",
        "/ui/member/",
    )


def member(walker) -> tuple[Walker, tuple[str, ...]]:
    """With two cases, of which one is decided, a message, something told of oneself, and a notice to read."""
    someone = walker().sign_in("会员")
    for field, wanted in (("residence", "岚州市机电开发区演示路 8 号"), ("name", "钟金红红")):
        page = someone.open("/membership/profile/correction/")
        page.select_option("[name=field]", field)
        page.fill("[name=wanted]", wanted)
        page.click("main button[type=submit]")
    page = someone.open("/membership/profile/about-me/")
    page.fill("[name=skills]", "焊接")
    page.click("main button[type=submit]")
    walker(viewport=DESK).sign_in("工会干部").decide("信息更正", "correct", "已更正")
    listed = someone.open("/assistance/notices/").locator("main a[href*='/notices/']").first
    notice = listed.get_attribute("href")
    page = someone.open("/benefits/protection/telling/")
    page.check("[name=stage][value=birth]")
    page.fill("[name=on]", datetime.date.today().isoformat())
    page.check("[name=consent]")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/benefits/protection/")
    phone = someone.site.login("会员")["phone"]
    ticket, got = (one_of(someone.site, GIFT, which.format(phone=phone)) for which in (TICKET, GOT))
    draw, again = (
        one_of(someone.site, *which)
        for which in (("/benefits/draws/{}/", DRAWN), ("/benefits/events/{}/again/", RETURNED))
    )
    coupon = one_of(someone.site, "/benefits/coupons/{}/", COUPON.format(phone=phone))
    speaking.begin(someone.site)
    aid = one_of(someone.site, "/grievances/legal-aid/{}/again/", speaking.RETURNED)
    gifts = (coupon, ticket, f"{ticket}declining/", got, f"{got}missing/", f"{got}rating/", draw, again)
    return someone, ("/officers/JC01/", "/messages/", notice, aid, *gifts)


def chair(walker, folder: Path) -> tuple[Walker, tuple[str, ...]]:
    """With an import that was written, so that it can be taken back, and a paper of a household."""
    officer = walker(viewport=DESK).sign_in("工会主席")
    confirm(hand_in(officer, write_workbook(folder / "roster.xlsx", IMPORTED)))
    household = one_of(officer.site, HOUSEHOLD, WITH_EVENT)
    page = officer.open(f"{household}papers/new/")
    page.set_input_files("[name=photo]", photo())
    page.click("main form button[type=submit]")
    plans = [one_of(officer.site, PLAN, PLANNED.format(state=state)) for state in ("draft", "active")]
    speaking.begin(officer.site)
    things = (*plans, *_benefits(officer), *_said(officer, speaking.EXTENDING))
    records = (one_of(officer.site, *which) for which in speaking.RECORDS)
    return officer, ("/work/?whose=all", "/work/membership/imports/", household, *things, *records)


def union_officer(walker) -> tuple[Walker, tuple[str, ...]]:
    """With a grievance in hand and another that is answered."""
    officer = walker(viewport=DESK).sign_in("工会干部")
    speaking.begin(officer.site)
    return officer, tuple(_said(officer, speaking.HANDLED, speaking.ANSWERED))


def city(walker) -> tuple[Walker, tuple[str, ...]]:
    """With unpaid wages that the city has confirmed."""
    officer = walker(viewport=DESK).sign_in("市级干部")
    return officer, (one_of(officer.site, "/work/grievances/rights/alerts/{}/", speaking.ALERT),)


def administrator(walker) -> tuple[Walker, tuple[str, ...]]:
    """With a key of another system, to be revoked."""
    officer = walker(viewport=DESK).sign_in("管理员")
    speaking.begin(officer.site)
    return officer, ()


def _said(officer: Walker, *which: str) -> Iterator[str]:
    return (one_of(officer.site, "/work/cases/{}/", each) for each in which)


def _benefits(officer: Walker) -> Iterator[str]:
    """Where an officer has something to decide or to look up."""
    for address, which in (
        ("/work/benefits/programs/{}/", PROGRAM.format(state="draft")),
        ("/work/benefits/programs/{}/", PROGRAM.format(state="in_force")),
        ("/work/benefits/entitlements/{}/", SIGNED),
        ("/work/benefits/entitlements/{}/", OPEN),
        ("/work/cases/{}/", WITH_PAPER),
        ("/work/benefits/draws/of/{}/", TO_OPEN),
        ("/work/benefits/draws/{}/", DRAWN),
        ("/work/benefits/exceptions/{}/", ASKED_FOR),
        ("/work/benefits/rules/{}/", CARD.format(region="= ''")),
        ("/work/benefits/purchases/{}/", UNPAID_GOODS.format(state="NULL")),
        ("/work/benefits/purchases/{}/", UNPAID_GOODS.format(state="NOT NULL")),
        ("/work/benefits/purchases/{}/", "SELECT uid FROM benefits_purchase WHERE invoice != ''"),
    ):
        yield one_of(officer.site, address, which)


def county(walker) -> tuple[Walker, tuple[str, ...]]:
    """With the next version of a policy, drafted, payments made and to be made, and a month that is over."""
    officer = walker(viewport=DESK).sign_in("县级干部")
    officer.site.do(MONTH_IS_OVER)
    page = officer.open("/work/assistance/policies/")
    officer.open(page.locator("main a[href*='/policies/']").first.get_attribute("href"))
    page.click("a[href$='/draft/']")
    page.fill("[name=document]", "岚工发〔2026〕8 号（演示）")
    page.fill("[name=valid_from]", (datetime.date.today() + datetime.timedelta(days=90)).isoformat())
    page.click("main form button[type=submit]")
    payments = (one_of(officer.site, PAYMENT, which) for which in (PAID, UNPAID))
    things = (*payments, one_of(officer.site, BATCH, AT_THE_BANK))
    exception = one_of(officer.site, "/work/benefits/exceptions/{}/", ASKED_FOR)
    card = one_of(officer.site, "/work/benefits/rules/{}/", CARD.format(region="!= ''"))
    speaking.begin(officer.site)
    lists = ("/work/assistance/policies/", "/work/assistance/bulletins/", "/work/grievances/joints/")
    return officer, (*lists, *things, exception, card, *_said(officer, speaking.HANDLED))


def helped(walker) -> tuple[Walker, tuple[str, ...]]:
    """With money that has come, so that there is something to say of it."""
    someone = walker(viewport=PHONE).sign_in("受助职工")
    someone.open("/assistance/plan/").click("main button:has-text('收到了')")
    return someone, ("/assistance/plan/",)


def refused(walker) -> tuple[Walker, tuple[str, ...]]:
    """Who was refused once and has begun to ask again, as far as the last page."""
    someone = walker(viewport=PHONE).sign_in("没有通过的人")
    tell_home(someone)
    go_on(someone, "money")
    page = someone.page
    page.fill("[name=income]", "33000")
    page.check("[name=causes][value='06']")
    go_on(someone, "trouble")
    name = someone.site.login("没有通过的人")["name"]
    steps = ("", "family/", "money/", "trouble/", "papers/", "check/")
    refusal = one_of(someone.site, "/cases/{}/", DECLINED.format(name=name))
    return someone, (refusal, *(f"{APPLY}{step}" for step in steps))


def one_of(site: Site, address: str, asked: str) -> str:
    """The address of the first thing that the database names."""
    with contextlib.closing(sqlite3.connect(site.folder / "gonghui.sqlite3")) as database:
        return address.format(uuid.UUID(database.execute(asked).fetchone()[0]))
