"""Every "no" about postings, sites, retirement groups and women's protection."""

from django.utils.translation import gettext_lazy as _

from gonghui.kernel.refusal import Refusal


class PersonUnknown(Refusal):
    says = _("这个工会里没有找到“{text}”。请核对会员号、证件号码或姓名，或者先办入会。")


class PersonAmbiguous(Refusal):
    says = _("叫“{text}”的有 {count} 位。请改填会员号或证件号码，才不会记错人。")


class AlreadyAway(Refusal):
    says = _("这位职工 {since} 起已经登记过一次，日期有重叠。请先给那一次填上返回日期。")


class EndsBeforeItBegins(Refusal):
    says = _("结束日期 {until} 早于开始日期 {since}。请核对两个日期。")


class SiteNameTaken(Refusal):
    says = _("本工会已经有叫“{name}”的现场。请换个名称，或直接用原来那一个。")


class SiteClosed(Refusal):
    says = _("{name} 那天没有开工。请核对日期，或先改现场的起止日期。")


class AlreadyOnRoster(Refusal):
    says = _("这位职工已经在 {name} 的名册上了，不用再加。")


class AlreadyVisited(Refusal):
    says = _("{on} 已经记过一次{kind}。请改那天的记录，或核对日期。")


class MoreThanDue(Refusal):
    says = _("名册上那天只有 {due} 人，实际慰问填了 {reached} 人。请先把新来的人加进名册，一个也不漏。")


class GroupDoesNotFit(Refusal):
    says = _("“{group}”和登记的性别对不上。请先核对性别，再登记退休类别。")


class RoomNameTaken(Refusal):
    says = _("本工会已经有叫“{name}”的母婴室。请换个名称。")


class ContractOverlaps(Refusal):
    says = _("从 {valid_from} 起已经登记过一份。请核对起止日期。")


class RecordClosed(Refusal):
    says = _("这条记录已经结束或被本人撤回，不能再改。")


class DatesDoNotFit(Refusal):
    says = _("这些日期合不到一起：{why}")
