"""What lies open in the service centre when its pages are walked: something of each kind, by deeds."""

from .conftest import Site

BEGUN = """
import datetime
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from gonghui import registry
from gonghui.exchange.interface import issuing
from gonghui.kernel.actor import Actor
from gonghui.kernel.cases import actions as cases
from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.people.models import Person
from gonghui.services.grievances.actions import asking_aid, extending, knowledge, mediating, passing
from gonghui.services.grievances.actions import speaking, supervising
from gonghui.services.grievances.models import Grievance
from gonghui.services.grievances.queries import categories


def acting(phone):
    person = Person.objects.get(phone=phone)
    return Actor(person.pk, person.name)


member, officer, chair, administrator = map(acting, {phones})
at = timezone.now()
today = timezone.localdate(at)
union = organizations.find("JC01")
told = {{"by": officer, "at": at}}
mine = Grievance.objects.filter(case__stage="handling", case__handler_id=officer.person_id)
named, hidden = mine.filter(privacy="named").first(), mine.filter(privacy="confidential").first()
extending.ask(named, wanted=2, reason="要等检测报告", **told)
passing.ask_jointly(named, organization=organizations.find("LZ13"), question="这一段路归谁管？", **told)
picture = io.BytesIO()
Image.new("RGB", (60, 40), "grey").save(picture, "PNG")
speaking.attach(hidden, [("image", SimpleUploadedFile("photo.png", picture.getvalue()))], **told)
says = "按合同约定，不低于当地最低工资的八成。"
written = knowledge.Written("病假工资怎么算？", says, "企业职工患病规定", categories.find("wages"))
knowledge.write(written, organization=union, **told)
unit = "岚州机电集团有限公司"
dispute = mediating.Dispute("wages", 1, today, "职工代表", unit, "补发夜班津贴", "调解员")
mediation = mediating.begin(dispute, organization=union, **told)
mediating.end(mediation, "agreed", words="月底前补发", on=today, perform_by=today, **told)
found = supervising.Found("hours", unit, "加班超过 36 小时", "限期改正", today)
by_chair = {{"by": chair, "at": at}}
opinion = supervising.issue(found, organization=union, **by_chair)
supervising.reply(opinion, put_right=False, on=today, words="正在研究", **by_chair)
wanted = asking_aid.Wanted("wages", "advice", unit, "少发一个月津贴")
aid = asking_aid.ask(Person.objects.get(pk=member.person_id), wanted, by=member, at=at)
cases.move(aid.opened, "return", reason="请补上工资条", **told)
scopes = registry.scopes()
issuing.issue_token(union, name="市 12345 平台", scopes=scopes, days=30, by=administrator, at=at)
"""
KINDS = ("会员", "工会干部", "工会主席", "管理员")
CASE = """SELECT c.uid FROM cases_case c JOIN grievances_grievance g ON g.case_id = c.id
    JOIN organizations_organization o ON o.id = c.organization_id WHERE o.code = 'JC01' AND {which}"""
HANDLED = CASE.format(which="g.id IN (SELECT grievance_id FROM grievances_attachment)")
ANSWERED = CASE.format(which="c.stage = 'answered'")
EXTENDING = CASE.format(which="g.id IN (SELECT grievance_id FROM grievances_extension WHERE granted IS NULL)")
WORK = "/work/grievances/"
KNOWLEDGE = "SELECT uid FROM grievances_publicanswer WHERE state = '{state}'"
# What a chair, and whoever confirms for the city, can go on with.
RECORDS = (
    (f"{WORK}knowledge/{{}}/", KNOWLEDGE.format(state="draft")),
    (f"{WORK}knowledge/{{}}/", KNOWLEDGE.format(state="public")),
    (f"{WORK}knowledge/{{}}/", KNOWLEDGE.format(state="checking")),
    (f"{WORK}rights/mediations/{{}}/", "SELECT uid FROM grievances_mediation WHERE outcome = ''"),
    (
        f"{WORK}rights/mediations/{{}}/",
        "SELECT uid FROM grievances_mediation WHERE perform_by IS NOT NULL AND performed_on IS NULL",
    ),
    (f"{WORK}rights/opinions/{{}}/", "SELECT uid FROM grievances_opinion WHERE put_right = 0"),
)
ALERT = """SELECT uid FROM grievances_wagealert
    WHERE acknowledged_at IS NOT NULL AND closed_at IS NULL"""
RETURNED = """SELECT c.uid FROM cases_case c
    WHERE c.flow = 'grievances.legal_aid' AND c.stage = 'returned'"""


def begin(site: Site) -> None:
    """Once for each served demonstration."""
    if not (done := site.folder / "grievances-begun").exists():
        site.do(BEGUN.format(phones=[site.login(kind)["phone"] for kind in KINDS]))
        done.touch()
