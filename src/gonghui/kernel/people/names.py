"""Names: any length, with ·, rare characters; never split into family and given name."""

import functools
import re
import unicodedata

from django.utils.translation import gettext as _
from pypinyin import Style, lazy_pinyin

from ..text import tidy

LONGEST = 120
DOT = "·"
_DOTS = re.compile(r"\s*[·•‧∙⋅・･﹒]\s*")
_BAD = re.compile(r"[0-9<>{}\[\]|\\/@#$%^&*+=~`\"?!;:]")

# Characters that read differently as a family name; pypinyin gives the everyday reading.
FAMILY_NAMES = {
    "曾": "zeng", "单": "shan", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "盖": "ge", "任": "ren",
    "朴": "piao", "召": "shao", "缪": "miao", "乐": "yue", "翟": "zhai", "黑": "he", "员": "yun", "繁": "po",
    "种": "chong", "折": "she", "秘": "bi", "冼": "xian", "盛": "sheng", "洗": "xian", "纪": "ji",
    "宓": "fu", "覃": "qin", "能": "nai", "晟": "cheng", "隗": "wei", "句": "gou", "卜": "bu", "华": "hua",
    "万": "wan", "燕": "yan", "应": "ying", "宁": "ning", "令": "ling", "过": "guo", "牟": "mu",
    "逄": "pang", "乜": "nie", "郇": "xun", "芮": "rui", "车": "che", "费": "fei", "石": "shi", "沈": "shen",
}  # fmt: skip
FAMILY_NAMES_OF_TWO = {
    "尉迟": ("yu", "chi"), "长孙": ("zhang", "sun"), "万俟": ("mo", "qi"), "单于": ("chan", "yu"),
    "澹台": ("tan", "tai"), "令狐": ("ling", "hu"), "宇文": ("yu", "wen"), "鲜于": ("xian", "yu"),
}  # fmt: skip


def clean(name: str) -> str:
    """A name as it is kept: every kind of dot becomes "·", spaces between Chinese characters go."""
    name = _DOTS.sub(DOT, tidy(name))
    return re.sub(r"(?<=[\u2e80-\U0003ffff])\s+(?=[\u2e80-\U0003ffff])", "", name)


def fault(name: str) -> str:
    """What is wrong with a clean name, or nothing. Only what cannot be a name is refused."""
    if not name:
        return _("没有填姓名。请照身份证填。")
    if len(name) > LONGEST:
        return _("姓名太长了，最多 {most} 个字。").format(most=LONGEST)
    if _BAD.search(name):
        return _("姓名里有数字或符号。请照身份证填，少数民族姓名中间用“·”。")
    return ""


@functools.lru_cache(maxsize=50_000)
def pinyin(name: str) -> tuple[str, str]:
    """Full pinyin and initials, e.g. ("zeng xiaoxian" without spaces, "zxx")."""
    syllables = _syllables(name.replace(DOT, ""))
    return "".join(syllables), "".join(syllable[0] for syllable in syllables if syllable)


def is_confusable(name: str) -> bool:
    """Whether a name mixes scripts or holds look-alike characters, so that a person should look at it."""
    if unicodedata.normalize("NFKC", name) != name:
        return True
    scripts = {_script(character) for character in name if character.isalpha()}
    return len(scripts) > 1 or bool(scripts - {"CJK", "LATIN"}) and "CJK" in scripts


def _syllables(name: str) -> list[str]:
    if name[:2] in FAMILY_NAMES_OF_TWO:
        return [*FAMILY_NAMES_OF_TWO[name[:2]], *_everyday(name[2:])]
    if name[:1] in FAMILY_NAMES:
        return [FAMILY_NAMES[name[0]], *_everyday(name[1:])]
    return _everyday(name)


def _everyday(text: str) -> list[str]:
    return [part.lower() for part in lazy_pinyin(text, style=Style.NORMAL, errors=list)] if text else []


def _script(character: str) -> str:
    word = unicodedata.name(character, "CJK").split()[0]
    return "CJK" if word in ("CJK", "IDEOGRAPHIC", "KANGXI") else word
