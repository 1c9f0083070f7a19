"""Why hardship assistance says no."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class VisitMissing(Refusal):
    says = _("还没有入户核实的记录。请先上门看看，记下情况，并请对方在核对授权书上签字，再上报。")


class NotAuthorized(Refusal):
    says = _("入户记录里没有签核对授权。没有授权不能向民政部门核对，请补签后再上报。")


class NotEligible(Refusal):
    says = _(
        "按“{policy}”试算，这户现在不属于任何一类，不能公示。要坚持公示，请写明理由；否则请选“复核不通过”。"
    )


class AgainstTheEstimate(Refusal):
    says = _("按“{policy}”试算，这户属于“{category}”。不同意请写明理由，申请人看得到。")


class CheckDiffers(Refusal):
    says = _("民政部门核对到的和申报的不一样。请采用核对结果，或者写明为什么照申报的办。")


class NothingToTakeOver(Refusal):
    says = _("这户现在没有和申报不一样的核对结果，不用采用。")


class ReviewerApproves(Refusal):
    says = _("这一件是您复核的，要由另一位干部审批。")


class BeyondThisLevel(Refusal):
    says = _("这户的金额 {amount} 元，超过本级的审批权限 {limit} 元。请选“报上一级审批”。")


class NoHigherLevel(Refusal):
    says = _("上面没有可以审批的工会了，请在本级决定。")


class RelativeCase(Refusal):
    says = _("这户的家庭成员里有您本人，要由别的干部办理。")


class NoCountyUnion(Refusal):
    says = _("“{organization}”上面没有县级工会，帮扶申请送不出去。请先在组织里补上县级工会。")


class ObjectionOpen(Refusal):
    says = _("这一条已经有一件异议在核查（{number}），结果出来以前不重复受理。")


class NothingToObject(Refusal):
    says = _("这一件现在不能提异议：公示已经结束，或者已经重新在办。")


class StillInHardship(Refusal):
    says = _("按“{policy}”试算，这户仍属于“{category}”，还不能进入渐退期或脱困。请选“继续帮扶”。")


class NotObservedLongEnough(Refusal):
    says = _("收入要连续 {months} 个月高于标准才算脱困，这户的渐退期从 {since} 起算，还不满。")


class HouseholdExists(Refusal):
    says = _("{name}家已经有一份困难档案（{number}）。请打开那一份接着办，不用另建。")


class ApplicationIncomplete(Refusal):
    says = _("还差：{missing}。补上就可以交了，填过的都还在。")


class ApplicationRunning(Refusal):
    says = _("您家的申请（{number}）正在办，不用再交一次。想补充什么，请在那一件里说。")


class NoUnionYet(Refusal):
    says = _("还没有找到您的工会。请先选一个工会，由它来接您的申请。")


class MemberTwice(Refusal):
    says = _("这个身份证号码在这份档案里已经有了，请核对是不是同一个人。")


class HeadStays(Refusal):
    says = _("申请人本人不能从自家的档案里移出。换申请人请另建一份档案。")


class TooManyPapers(Refusal):
    says = _("一份档案最多放 {most} 张材料。请先删掉不用的，再添新的。")


class NameDiffers(Refusal):
    says = _("这个身份证号码登记的是另一个姓名，请核对身份证。")


class ProposalSettled(Refusal):
    says = _("这条线索已经处理过了，不用再处理。")


class DismissalUnexplained(Refusal):
    says = _("请写一句为什么不需要，比如“已经重新上班”。")


class DocumentMissing(Refusal):
    says = _("请写清楚文件名称和文号。没有文件的标准不能用来认定。")


class LineElsewhere(Refusal):
    says = _("{region}不在您这一级工会的地区里。请由当地工会录入。")


class LineTwice(Refusal):
    says = _("{region}从 {valid_from} 起的这条标准已经录入过了，请核对日期。")


class PolicyElsewhere(Refusal):
    says = _("{region}不在您这一级工会的地区里。认定政策请由当地工会录入。")


class PastBeginning(Refusal):
    says = _("开始日期不能早于今天：过去的日子已经按当时的政策认定了。请填今天或以后的日期。")


class NeverInForce(Refusal):
    says = _("截止日期要晚于开始日期。请核对这两个日期。")


class InForceByAnother(Refusal):
    says = _("这份草稿是您写的，要由另一位干部核对以后生效。")


class DraftGone(Refusal):
    says = _("这份草稿已经生效，或者已经删掉了。请回到政策列表看现在的版本。")
