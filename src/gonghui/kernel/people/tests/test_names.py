"""Names as they are: nobody's is refused, family names are read as such, look-alikes are noticed."""

import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gonghui.kernel.people import look_alikes, names, readings

GIVEN = "小明"
READINGS = """
曾 zeng  单 shan  仇 qiu  解 xie  查 zha  区 ou  盖 ge  朴 piao  召 shao
缪 miao  乐 yue  翟 zhai  员 yun  繁 po  种 chong  折 she  秘 bi  洗 xian  覃 qin
能 nai  隗 wei  句 gou  卜 bu  乜 nie  郇 xun  祭 zhai  阚 kan  都 du  佴 nai  么 yao
藏 zang  任 ren  华 hua  王 wang  尉迟 yuchi  长孙 zhangsun  万俟 moqi  单于 chanyu
澹台 tantai  令狐 linghu  乐正 yuezheng  亓官 qiguan  欧阳 ouyang  诸葛 zhuge  夏侯 xiahou
上官 shangguan  皇甫 huangfu  慕容 murong
"""
FAMILIES = READINGS.split()
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.characters(
    min_codepoint=0x20000, max_codepoint=0x2A6DF
)


@pytest.mark.parametrize(("family", "read"), list(zip(FAMILIES[::2], FAMILIES[1::2], strict=True)))
def test_family_names_are_read_as_family_names(family, read):
    assert names.pinyin(family + GIVEN)[0] == read + "xiaoming"


def test_the_everyday_reading_alone_would_be_wrong():
    everyday = "".join(readings._read("曾")) + "".join(readings._read("单"))
    assert everyday == "cengdan"


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("张三", ("zhangsan", "zs")),
        ("陈长生", ("chenchangsheng", "ccs")),
        ("解·买提", ("jiemaiti", "jmt")),
        ("买买提·吐尔逊", ("maimaitituerxun", "mmttex")),
        ("John Smith", ("johnsmith", "js")),
        ("王", ("wang", "w")),
        ("", ("", "")),
    ],
)
def test_whole_names_are_read(name, read):
    assert names.pinyin(name) == read


def lawful_names(count: int) -> list[str]:
    chooser = random.Random(30)
    common = [chr(code) for code in range(0x4E00, 0x9FFF)]
    rare = [chr(code) for first, last in RARE for code in range(first, last, 53)]
    made = []
    for number in range(count):
        length = number % 20 + 1
        letters = [chooser.choice(rare if chooser.random() < 0.2 else common) for _ in range(length)]
        if length > 3 and number % 3 == 0:
            letters[chooser.randrange(1, length - 1)] = "·"
        made.append("".join(letters))
    return made


RARE = [(0x3400, 0x4DB5), (0x20000, 0x2A6D6), (0x2A700, 0x2EBE0), (0x30000, 0x3134A), (0x31350, 0x323AF)]


def test_twenty_thousand_lawful_names_are_all_accepted_as_they_are():
    refused = [name for name in lawful_names(20_000) if names.fault(names.clean(name))]
    assert refused == []
    changed = [name for name in lawful_names(20_000) if names.clean(name) != name]
    assert changed == []


@pytest.mark.parametrize("name", ["", "张3", "张三<b>", "王😀", "···", "张=三", "x" * 121, "₿三"])
def test_what_cannot_be_a_name_is_refused_with_a_sentence(name):
    assert names.fault(name).endswith("。")


@given(st.text(HAN, min_size=1, max_size=120))
def test_no_name_of_chinese_characters_is_refused(name):
    assert names.fault(names.clean(name)) == ""


@given(st.text(max_size=40))
def test_cleaning_twice_changes_nothing_more(text):
    once = names.clean(text)
    assert names.clean(once) == once


@pytest.mark.parametrize(
    "typed", ["张 三", "张\u3000三", " 张三\n", "张\u200b三", "张三\ufe00", "\u202e张三"]
)
def test_spaces_and_unseen_marks_go(typed):
    assert names.clean(typed) == "张三"


def pairs() -> list[tuple[str, str]]:
    """Two hundred and more names, each beside another that is taken for it."""
    latin = [
        (f"{head}{good}na", f"{head}{bad}na")
        for head in ("A", "Mo")
        for bad, good in look_alikes.CYRILLIC_AND_GREEK.items()
    ]
    shapes = [
        (f"王{group[0]}{GIVEN[1]}", f"王{other}{GIVEN[1]}")
        for group in look_alikes.SHAPES
        for other in group[1:]
    ]
    wide = [(f"张{plain}", f"张{chr(0x2F00 + number)}") for number, plain in RADICALS]
    kana = [("王力", "王カ"), ("王口", "王ロ"), ("王二", "王ニ"), ("王〇", "王○")]
    return latin + shapes + wide + kana


RADICALS = [
    (0, "一"),
    (29, "口"),
    (31, "土"),
    (36, "大"),
    (37, "女"),
    (45, "山"),
    (71, "日"),
    (84, "水"),
    (106, "皿"),
]


def test_two_hundred_pairs_of_look_alikes_are_all_noticed():
    assert len(pairs()) >= 200
    missed = [(one, other) for one, other in pairs() if not noticed(one, other)]
    assert missed == []


def noticed(one: str, other: str) -> bool:
    return names.is_confusable(names.clean(other)) or names.look_alike(names.clean(one), names.clean(other))


def test_by_plain_comparison_no_pair_would_be_noticed():
    assert [pair for pair in pairs() if pair[0] == pair[1]] == []


def test_different_names_are_not_taken_for_look_alikes():
    for one, other in [("张三", "张四"), ("王伟", "王玮"), ("李静", "李静怡"), ("Anna", "Hanna")]:
        assert not names.look_alike(one, other)
    ordinary = ["欧阳娜娜", "买买提·吐尔逊", "王〇一", "John Smith", "José", "𠮷野", "阿依古丽"]
    assert [name for name in ordinary if names.is_confusable(name)] == []


def test_variants_are_the_other_names_of_the_same_shape():
    assert set(look_alikes.variants("王己")) >= {"王已", "王巳", "玉己"}
    assert "王己" not in look_alikes.variants("王己")
    assert look_alikes.variants("张三") == []


@pytest.mark.parametrize("module", [names, readings, look_alikes])
def test_no_pattern_takes_long_over_fifty_thousand_characters(module):
    patterns = [value for value in vars(module).values() if isinstance(value, re.Pattern)]
    assert patterns
    for pattern in patterns:
        for text in ("·" * 50_000, " " * 50_000, "王 " * 25_000, "0" * 50_000 + "x"):
            started = time.perf_counter()
            pattern.sub("", text)
            pattern.fullmatch(text)
            assert time.perf_counter() - started < 0.05, pattern.pattern
