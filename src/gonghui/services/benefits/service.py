"""Everything the house knows of universal benefits."""

from django.utils.translation import gettext_lazy as _

from gonghui.manifest import Service

from . import (
    criteria_groups,
    entries_board,
    entries_caps,
    entries_engine,
    entries_groups,
    entries_handing,
    entries_member,
    permissions,
    telling_board,
    telling_engine,
    telling_groups,
    telling_handing,
    telling_list,
    telling_member,
)
from .actions import exporting_caps, shipping
from .demo import filling
from .queries import held

SERVICE = Service(
    code="benefits",
    name=_("普惠慰问"),
    about=_("该有的慰问一份不少：到时候提醒您，送到了您说了算。"),
    icon="gift",
    permissions=permissions.PERMISSIONS,
    tiles=(*entries_member.TILES, *entries_groups.TILES, *entries_caps.TILES),
    menu=(
        *entries_engine.MENU,
        *entries_handing.MENU,
        *entries_member.MENU,
        *entries_groups.MENU,
        *entries_caps.MENU,
        *entries_board.MENU,
    ),
    home=(*entries_member.HOME,),
    flows=(*entries_member.FLOWS,),
    case_pages={**entries_member.CASE_PAGES},
    case_answers={**entries_member.CASE_ANSWERS},
    matters={**entries_member.MATTERS},
    listens={**entries_member.LISTENS},
    criteria=(*criteria_groups.CRITERIA,),
    workbooks=(*entries_groups.WORKBOOKS,),
    reports=(*entries_board.REPORTS,),
    exports=(*entries_board.EXPORTS, *exporting_caps.EXPORTS),
    notices=(
        *telling_board.KINDS,
        *telling_engine.KINDS,
        *telling_groups.KINDS,
        *telling_handing.KINDS,
        telling_list.KIND,
        *telling_member.KINDS,
    ),
    subject_data=held.about_person,
    subject_words=held.WORDS,
    ships=shipping.ship,
    demo=filling.fill,
    demo_after=("membership", "assistance"),
)
