"""Every "no" of the service centre, with the sentence the person reads."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class NothingSaid(Refusal):
    says = _("还没有写发生了什么。写一两句就行，写得不全我们会问。")


class NobodyToAnswer(Refusal):
    says = _("还没有工会干部能收您的话。请打 12351，那里有人接听。")


class AnswerApart(Refusal):
    says = _("答复要写明依据和做了什么，请点“写答复”。")


class WordsMissing(Refusal):
    says = _("请写明要告诉诉求人的话。")


class BasisMissing(Refusal):
    says = _("请选答复的依据，并写明是哪一条、哪一件事实。")


class NotOpenForWords(Refusal):
    says = _("这件事已经办结，不能再补充了。有新的情况请另提一件。")


class NotToBeRated(Refusal):
    says = _("这件事还没有答复，或者已经评价过了。")


class ReopenedOnce(Refusal):
    says = _("这件事已经请上级重办过一次。还有不同意见，请打 12351，或者申请法律援助。")


class NotAbove(Refusal):
    says = _("{organization}不在上级。请从列出的工会里选。")


class ExtendedAlready(Refusal):
    says = _("这件事已经申请过延期，只能延一次。")


class TooManyDays(Refusal):
    says = _("一次最多延 {most} 个工作日，请改天数。")


class OwnExtension(Refusal):
    says = _("延期是您申请的，要由另一位有批准权的干部批。")


class NoExtensionWaits(Refusal):
    says = _("没有等着批的延期申请。请看过最新情况再办理。")


class EvidenceMissing(Refusal):
    says = _("请写明理由，并附上说明材料（照片或 PDF）。")


class NotTheHandler(Refusal):
    says = _("这是保密的诉求，只有办理人能看姓名。请先认领，或请办理人查看。")


class NothingToReveal(Refusal):
    says = _("这件诉求没有留下姓名，谁也查不到。")


class AskedAlready(Refusal):
    says = _("已经请{organization}协办，不用再请一次。")


class AnsweredAlready(Refusal):
    says = _("{who}已经替{organization}答复过了。")


class CalledAlready(Refusal):
    says = _("这一件已经回访过了。")


class OwnWork(Refusal):
    says = _("回访要由没有办过这件事的人来做。请换一位同事。")


class NoSuchReceipt(Refusal):
    says = _(
        "没有找到这个查询码对应的事。请对照抄下的 16 位数字再输一次；早上 8 点以后才交办，刚交的要等第二天。"
    )


class ReceiptsTriedTooOften(Refusal):
    says = _("输错的次数太多，查询先停一会儿。请 10 分钟后再试。")


class NotTheSameMatter(Refusal):
    says = _("只能把您能办的诉求并成一件事。请重新选。")


class NoSuchCategory(Refusal):
    says = _("没有“{code}”这个类别。请从 grievances/categories 里选一个。")


class MailTaken(Refusal):
    says = _("这封邮件已经收过了，不用再收。")


class TooManyMails(Refusal):
    says = _("同一个邮箱今天来信太多，后面的留在信箱里，请干部到信箱里看。")
