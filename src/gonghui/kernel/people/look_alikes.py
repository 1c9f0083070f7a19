"""Names that look like others: letters of other scripts, radicals, and Chinese characters of one shape.

Nothing here refuses a name. It only says where a person should look twice.
"""

import itertools
import re
import unicodedata
from pathlib import Path

MOST_VARIANTS = 256
SHAPES = (Path(__file__).parent / "data/shapes.txt").read_text("utf-8").splitlines()[1:]
CYRILLIC_AND_GREEK = {
    **dict(zip("АВЕКМНОРСТХаеорсухіјѕԁԛԝһӏ", "ABEKMHOPCTXaeopcyxijsdqwhl", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυικ", "ABEZHIKMNOPTYXavopuik", strict=True)),
    "Ѕ": "S", "І": "I", "Ј": "J", "Ү": "Y", "ү": "y", "Ӏ": "l", "З": "3", "ь": "b", "п": "n", "г": "r",
    "ı": "i", "ɑ": "a", "ɡ": "g", "ℓ": "l", "ο": "o", "Ԁ": "d", "ԍ": "g", "в": "b", "к": "k", "м": "m",
    "т": "t", "н": "h", "У": "Y", "Ч": "4", "б": "6", "ո": "n", "ս": "u", "օ": "o", "հ": "h",
}  # fmt: skip
_KANA = dict(zip("ロニハカタトエオー○◯", "口二八力夕卜工才一〇〇", strict=True))
_FOREIGN = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "GEORGIAN", "GOTHIC")
_PLAIN = re.compile("[\u4e00-\u9fff·]+")
_SHAPE_OF = {character: group[0] for group in SHAPES for character in group}
_OF_SHAPE = {group[0]: group for group in SHAPES}
_SKELETON = str.maketrans({**CYRILLIC_AND_GREEK, **_KANA, **_SHAPE_OF, " ": "", "'": "", "-": ""})


def is_confusable(name: str) -> bool:
    """Whether a name mixes scripts or holds look-alike characters, so that a person should look at it."""
    if name.isascii() or _PLAIN.fullmatch(name):
        return False
    if unicodedata.normalize("NFKC", name) != name or any(_is_odd(character) for character in name):
        return True
    scripts = {_script(character) for character in name if character.isalpha()}
    return len(scripts) > 1 or bool(scripts.intersection(_FOREIGN))


def look_alike(one: str, other: str) -> bool:
    """Whether two different names look the same at a glance: 王己 and 王已."""
    return one != other and skeleton(one) == skeleton(other)


def skeleton(name: str) -> str:
    """One spelling for all names that look alike."""
    return unicodedata.normalize("NFKC", name).translate(_SKELETON).lower()


def variants(name: str) -> list[str]:
    """Other names of Chinese characters that look like this one; at most MOST_VARIANTS of them."""
    choices = [_OF_SHAPE.get(_SHAPE_OF.get(character, ""), character) for character in name]
    spelt = ("".join(spelling) for spelling in itertools.product(*choices))
    return [spelling for spelling in itertools.islice(spelt, MOST_VARIANTS) if spelling != name]


def _is_odd(character: str) -> bool:
    """Parts of characters used as characters, circles used as 〇, and Latin letters that imitate others."""
    number = ord(character)
    return 0x2E80 <= number <= 0x2FDF or character in "○◯ıɑɡ" or 0x0250 <= number <= 0x02AF


def _script(character: str) -> str:
    word = unicodedata.name(character, "CJK").split()[0]
    return "CJK" if word in ("CJK", "IDEOGRAPHIC", "KANGXI") else word
