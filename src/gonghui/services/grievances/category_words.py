"""Categories that come with the program, in the reader's language; a union's own stay as it wrote them."""

import functools

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SHIPPED = (
    _("工资报酬"),
    _("欠薪、加班费、扣工资"),
    _("拖欠工资"),
    _("加班费"),
    _("工资标准和扣款"),
    _("加班休假"),
    _("加班、年假、请假"),
    _("超时加班"),
    _("年休假和各种假"),
    _("劳动合同"),
    _("签合同、辞退、补偿"),
    _("辞退和补偿"),
    _("签合同"),
    _("社会保险"),
    _("社保、公积金没交或交少了"),
    _("安全卫生"),
    _("工伤、职业病、劳动条件"),
    _("工伤"),
    _("职业病"),
    _("劳动条件"),
    _("女职工权益"),
    _("孕产哺乳、性别歧视、骚扰"),
    _("食堂宿舍"),
    _("吃住、班车、环境"),
    _("家里有难处"),
    _("大病、上学、一时困难"),
    _("心里难受"),
    _("压力、人际、想找人说说话"),
    _("工会的事"),
    _("会员证、慰问、活动、工会干部"),
    _("我有建议"),
    _("对单位、对工会的建议"),
    _("说不清"),
    _("不用分，说就行"),
)


def shown(words: str) -> str:
    """Name or description of a category as the reader reads it."""
    return str(_by_words().get(words, words))


@functools.cache
def _by_words() -> dict[str, Promise]:
    with translation.override(None):
        return {str(each): each for each in SHIPPED}
