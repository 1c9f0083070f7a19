"""Pinyin of names: family names have readings of their own, and given names are read as phrases."""

import functools
import re

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT

# Characters that read differently as a family name; the tables give the everyday reading.
FAMILY_NAMES = {
    "曾": "zeng", "单": "shan", "單": "shan", "仇": "qiu", "解": "xie", "查": "zha", "区": "ou", "區": "ou",
    "盖": "ge", "蓋": "ge", "朴": "piao", "召": "shao", "缪": "miao", "繆": "miao", "乐": "yue", "樂": "yue",
    "翟": "zhai", "员": "yun", "員": "yun", "繁": "po", "种": "chong", "折": "she", "秘": "bi", "洗": "xian",
    "冼": "xian", "覃": "qin", "能": "nai", "晟": "cheng", "隗": "wei", "句": "gou", "勾": "gou", "卜": "bu",
    "乜": "nie", "郇": "xun", "祭": "zhai", "阚": "kan", "闞": "kan", "莘": "shen", "都": "du", "佴": "nai",
    "么": "yao", "藏": "zang", "炅": "gui", "角": "jue", "任": "ren", "华": "hua", "燕": "yan", "应": "ying",
    "宁": "ning", "令": "ling", "过": "guo", "逄": "pang", "尉": "wei", "万": "wan", "车": "che", "石": "shi",
    "沈": "shen", "盛": "sheng", "纪": "ji", "谌": "chen", "贲": "ben", "瞿": "qu", "长": "zhang",
}  # fmt: skip
FAMILY_NAMES_OF_TWO = {
    "尉迟": ("yu", "chi"), "尉遲": ("yu", "chi"), "长孙": ("zhang", "sun"), "長孫": ("zhang", "sun"),
    "万俟": ("mo", "qi"), "萬俟": ("mo", "qi"), "单于": ("chan", "yu"), "單于": ("chan", "yu"),
    "澹台": ("tan", "tai"), "澹臺": ("tan", "tai"), "令狐": ("ling", "hu"), "宇文": ("yu", "wen"),
    "鲜于": ("xian", "yu"), "乐正": ("yue", "zheng"), "亓官": ("qi", "guan"), "宰父": ("zai", "fu"),
    "皇甫": ("huang", "fu"), "濮阳": ("pu", "yang"), "解批": ("jie", "pi"), "呼延": ("hu", "yan"),
}  # fmt: skip
_PARTS = re.compile(r"[\s·]+")


@functools.lru_cache(maxsize=50_000)
def pinyin(name: str) -> tuple[str, str]:
    """Full pinyin and initials without spaces, e.g. ("zengxiaoxian", "zxx").

    A name in several parts (minority or foreign) has no family name to be read differently.
    """
    parts = [part for part in _PARTS.split(name) if part]
    syllables = _syllables(parts[0]) if len(parts) == 1 else [s for part in parts for s in _read(part)]
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)


def _syllables(name: str) -> list[str]:
    if name[:2] in FAMILY_NAMES_OF_TWO:
        return [*FAMILY_NAMES_OF_TWO[name[:2]], *_read(name[2:])]
    if name[:1] in FAMILY_NAMES:
        return [FAMILY_NAMES[name[0]], *_read(name[1:])]
    return [*_read(name)] if name.isascii() else [*_read(name[:1]), *_read(name[1:])]


@functools.lru_cache(maxsize=50_000)
def _read(text: str) -> tuple[str, ...]:
    """The syllables of a name or a part of one; given names come again under many family names."""
    if text.isascii() or _holds_phrase(text):
        return tuple(part.lower() for part in lazy_pinyin(text, style=Style.NORMAL))
    return tuple(map(_read_alone, text))


def _holds_phrase(text: str) -> bool:
    """Whether some neighbours are read differently together: 长生, 重阳."""
    size = len(text)
    return any(
        text[start:end] in PHRASES_DICT for start in range(size - 1) for end in range(start + 2, size + 1)
    )


@functools.lru_cache(maxsize=30_000)
def _read_alone(character: str) -> str:
    return lazy_pinyin(character, style=Style.NORMAL)[0].lower()
