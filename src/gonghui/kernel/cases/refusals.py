"""Every "no" of this room, with the sentence the person reads."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class CaseMoved(Refusal):
    says = _("这个事项已有变化：{when}，{who}“{what}”。您的操作没有生效，请看过最新情况再办理。")


class AlreadyDecided(CaseMoved):
    says = _("{who}已于{when}办理：{what}。您的操作没有生效，请看过最新情况再办理。")


class MoveNotOpen(Refusal):
    says = _("“{stage}”环节不能“{move}”。请看过最新情况再办理。")


class NotYourMove(Refusal):
    says = _("您没有办理这一步的权限。需要办理的话，请联系您的工会管理员。")


class OwnCase(Refusal):
    says = _("这是您本人的事项，不能由您自己办理。请交给其他工会干部或上级工会。")


class InOtherHands(Refusal):
    says = _("这个事项正由{who}办理。请先和{who}联系，或写明理由转交后再办理。")


class ReasonMissing(Refusal):
    says = _("请写明“{move}”的理由，申请人会看到。")


class NoteMissing(Refusal):
    says = _("请写明理由，会记入办理记录。")


class NothingToDo(Refusal):
    says = _("这个事项现在没有待办。请看过最新情况再办理。")


class NotEntitled(Refusal):
    says = _("{who}没有办理这一步的权限，不能交给{who}。请另选一位工会干部。")


class CoSignOpen(Refusal):
    says = _("还在等{who}会签。请等会签完成，或先取消会签。")


class AlreadyAsked(Refusal):
    says = _("已经请{who}会签，还没有答复，不用再请一次。")


class NotAColleague(Refusal):
    says = _("{who}不在本级或上级工会任职，不能会签或代办。请另选一位工会干部。")


class NoSelfService(Refusal):
    says = _("不能选您自己。请另选一位工会干部。")


class DatesReversed(Refusal):
    says = _("结束日期不能早于开始日期。请重新填写日期。")


class NoUpperOrganization(Refusal):
    says = _("{organization}没有上级工会，不能报上级办理。")


class NoOtherOrganization(Refusal):
    says = _("这个事项还没有写明对方工会。请先选择对方工会。")


class AlreadyThere(Refusal):
    says = _("这个事项就在{organization}办理。请选另一个工会。")
