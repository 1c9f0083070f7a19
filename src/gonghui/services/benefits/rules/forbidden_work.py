"""Work that must not be given to women, by stage: the annex of 《女职工劳动保护特别规定》 as tags of jobs."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .womens import BIRTH, MENSTRUATION, PREGNANCY

ALWAYS = "always"


@dataclass(frozen=True)
class Work:
    """One kind of work, the stages in which it is forbidden, and its place in the annex."""

    code: str
    name: Any
    stages: tuple[str, ...]
    clause: Any


ALL = (
    Work("underground", _("矿山井下作业"), (ALWAYS,), _("附录第一项（一）")),
    Work("load_4", _("体力劳动强度第四级"), (ALWAYS,), _("附录第一项（二）")),
    Work(
        "heavy",
        _("每小时负重 6 次以上、每次超过 20 公斤，或间断负重、每次超过 25 公斤"),
        (ALWAYS,),
        _("附录第一项（三）"),
    ),
    Work("cold_water_2", _("冷水作业第二级以上"), (MENSTRUATION, PREGNANCY), _("附录第二项、第三项")),
    Work("cold_2", _("低温作业第二级以上"), (MENSTRUATION, PREGNANCY), _("附录第二项、第三项")),
    Work("load_3", _("体力劳动强度第三级"), (MENSTRUATION, PREGNANCY, BIRTH), _("附录第二项至第四项")),
    Work("height_3", _("高处作业第三级以上"), (MENSTRUATION, PREGNANCY), _("附录第二项、第三项")),
    Work("height", _("高处作业第一、二级"), (PREGNANCY,), _("附录第三项")),
    Work("cold_water", _("冷水作业第一级"), (PREGNANCY,), _("附录第三项")),
    Work("cold", _("低温作业第一级"), (PREGNANCY,), _("附录第三项")),
    Work(
        "toxic",
        _("空气里铅、汞、苯、镉、铍、砷、氰化物、一氧化碳、二硫化碳、氯、甲醛等有毒物质超标的作业"),
        (PREGNANCY, BIRTH),
        _("附录第三项、第四项"),
    ),
    Work(
        "toxic_nursing",
        _("空气里锰、氟、溴、甲醇、有机磷或有机氯化合物超标的作业"),
        (BIRTH,),
        _("附录第四项"),
    ),
    Work("drugs", _("抗癌药物、己烯雌酚生产，接触麻醉剂气体"), (PREGNANCY,), _("附录第三项")),
    Work(
        "radiation",
        _("非密封源放射性物质操作，核事故与放射事故应急"),
        (PREGNANCY, BIRTH),
        _("附录第三项、第四项"),
    ),
    Work("heat_3", _("高温作业第三级以上"), (PREGNANCY,), _("附录第三项")),
    Work("noise_3", _("噪声作业第三级以上"), (PREGNANCY,), _("附录第三项")),
    Work("confined", _("密闭空间、高压室或潜水作业"), (PREGNANCY,), _("附录第三项")),
    Work("vibration", _("伴有强烈振动的作业"), (PREGNANCY,), _("附录第三项")),
    Work("bending", _("需要频繁弯腰、攀高、下蹲的作业"), (PREGNANCY,), _("附录第三项")),
)


def forbidden(stage: str, tags: list[str]) -> list[Work]:
    """Which of a job's tags are forbidden in a stage; those of the first item always are."""
    return [work for work in ALL if work.code in tags and (stage in work.stages or ALWAYS in work.stages)]


def choices() -> list[tuple[str, Any]]:
    return [(work.code, work.name) for work in ALL]
