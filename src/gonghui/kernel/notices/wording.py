"""From a declared kind to the words one person reads, and to the words that may leave the house.

Places take plain strings only, never objects: a template can reach nothing but what was handed to it.
What leaves the house is read on lock screens by others, so words that reveal a hardship, an illness or a
grievance never leave; a neutral sentence goes instead.
"""

import re
import string
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _

REVEALING = re.compile(
    "困难|帮扶|救助|低保|贫困|特困|大病|疾病|患病|病情|病历|住院|癌|肿瘤|残疾|离婚|家暴|怀孕|流产|"
    "诉求|投诉|举报|申诉|维权|仲裁|信访|欠薪|工伤|职业病|心理|抑郁|"
    "hardship|assistance|illness|disease|sick|hospital|cancer|disab|divorce|pregnan|"
    "grievance|complain|appeal|arbitration|depress",
    re.IGNORECASE,
)


class BadPlace(Exception):
    """A template and the places handed to it do not fit; the caller's deed is rolled back."""


def fill(template: str, places: Mapping[str, object]) -> str:
    """The template with its {named} places filled. Raises BadPlace.

    Only bare names are places: no attribute, no index, no conversion; values are str, int or lazy text.
    """
    names = _names(template)
    missing = names - places.keys()
    if missing:
        raise BadPlace(f"no value for {sorted(missing)}")
    return template.format_map({name: _plain(name, places[name]) for name in names})


def outside_title(title: str) -> str:
    """What SMS, WeChat and a mail's subject may say: the title, unless it would reveal something."""
    return _("您有一条新消息，请登录后查看") if reveals(title) else title


def reveals(text: str) -> bool:
    """Whether a passer-by who reads this learns of a hardship, an illness or a grievance."""
    return bool(REVEALING.search(text))


def _names(template: str) -> set[str]:
    names = set()
    for _literal, name, layout, conversion in string.Formatter().parse(template):
        if name is None:
            continue
        if not name.isidentifier() or layout or conversion:
            raise BadPlace(f"not a plain place: {{{name}}}")
        names.add(name)
    return names


def _plain(name: str, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, Promise)):
        raise BadPlace(f"{name} is {type(value).__name__}, not text")
    return str(value)
