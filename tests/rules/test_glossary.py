"""docs/glossary.md is the shared list: screens, their English and the code say its words in one form."""

from tests.rules import catalogue, glossary, house
from tests.rules.catalogue import Entry


def entries() -> list[Entry]:
    return catalogue.read(catalogue.PO.read_text(encoding="utf-8"))


def test_every_label_says_a_term_in_its_one_english_form():
    found = list(glossary.deviations(entries(), glossary.terms()))
    wrong = [each for each in found if (each[0], each[1]) not in glossary.otherwise()]
    assert wrong == []


def test_every_exception_is_still_needed():
    found = {(term, label) for term, label, _english in glossary.deviations(entries(), glossary.terms())}
    assert glossary.otherwise() - found == set()


def test_no_word_stands_for_two_things():
    chinese = [term.chinese for term in glossary.terms()]
    assert len(chinese) > 80
    assert sorted({word for word in chinese if chinese.count(word) > 1}) == []


def test_what_the_screens_say_is_called_in_code_as_the_glossary_calls_it():
    said = "\n".join(entry.text for entry in entries())
    code = "\n".join(file.read_text(encoding="utf-8").lower() for file in house.python_files())
    used = [term for term in glossary.terms() if term.chinese in said]
    assert len(used) > 50
    assert [term for term in used if term.code.lower().replace(" ", "_") not in code.replace(" ", "_")] == []


def test_another_word_in_a_label_would_be_noticed():
    known = glossary.terms()
    assert list(glossary.deviations([Entry("核对会籍", says=["Check the subscription"])], known))
    assert not list(glossary.deviations([Entry("核对会籍", says=["Check the membership"])], known))
    assert not list(glossary.deviations([Entry("工会小组长", says=["Steward"])], known))
