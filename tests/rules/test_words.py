"""No Chinese text of the house, on a page or not, says a word that the glossary and UX leave out."""

from collections.abc import Iterator

from tests.rules import house, messages, words

# Headings of forms that others issued; what comes in under them is ours to read.
OFFICIAL = {"会员卡号"}


def texts() -> Iterator[tuple[str, str]]:
    """Where, and what: every message with its plural, and the Chinese that goes through no translation."""
    for entry in messages.collect():
        yield from ((entry.places[0], text) for text in (entry.text, entry.plural) if text)
    for file in house.python_files():
        yield from (
            (house.named(file), text) for _line, text in messages.plain_in_python(house.tree_of(file))
        )


def test_no_text_of_the_house_says_a_word_that_is_left_out():
    said = [(place, text) for place, text in texts() if text not in OFFICIAL]
    assert len(said) > 1000
    faults = [f"{place} {text}: {found}" for place, text in said for found in words.faults(text)]
    assert faults == []


def test_what_is_official_still_stands_in_the_house():
    assert {text for _place, text in texts()} >= OFFICIAL


def test_a_word_that_is_left_out_would_be_noticed():
    assert words.faults("操作日志完整")
    assert words.faults("请你填写")
    assert not words.faults("办理记录完整，您好")
