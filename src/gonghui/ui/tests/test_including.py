"""Our `include … only`: it sees what it is given and nothing else, and leaves the page's words alone."""

from django.template import engines

PATTERN = "{% include 'ui/tag.html' with word=word only %}"


def rendered(text: str, **words) -> str:
    return engines["django"].from_string(text).render(words)


def test_a_component_sees_what_it_is_given_and_nothing_else():
    assert rendered(PATTERN, word="合同").strip() == '<span class="tag">合同</span>'
    assert rendered("{% include 'ui/tag.html' only %}", word="合同").strip() == '<span class="tag"></span>'
    assert "合同" in rendered("{% include 'ui/tag.html' %}", word="合同"), (
        "without only it sees the page's words"
    )


def test_afterwards_the_page_has_its_own_words_again():
    text = "{% for word in words %}" + PATTERN + "{{ word }} {% endfor %}{{ after }}"
    assert rendered(text, words=["甲", "乙"], after="完").endswith("乙</span>\n乙 完")


def test_what_is_given_is_escaped():
    assert "&lt;b&gt;" in rendered(PATTERN, word="<b>")
