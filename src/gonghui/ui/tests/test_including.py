"""Our `include … only`: it sees what it is given and nothing else, and leaves the page's words alone."""

from urllib.parse import urlencode

from django.http import QueryDict
from django.template import engines
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from gonghui.services.membership.workbench.forms import RegisterFilter
from gonghui.ui.templatetags import component

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


STATUS = "{% include 'ui/status.html' with word=word tone=tone only %}"


def test_markup_that_is_kept_depends_on_all_it_was_given_and_on_the_language():
    shown = [rendered(STATUS, word=word, tone=tone) for word in ("在册", "保留") for tone in ("ok", "info")]
    assert len(set(shown)) == 4
    assert [rendered(STATUS, word="在册", tone="ok") for _turn in range(2)] == [shown[0]] * 2
    said = gettext_lazy("在册")
    with translation.override("en"):
        assert rendered(STATUS, word=said, tone="ok") == shown[0].replace("在册", str(said))


def test_a_text_is_escaped_even_where_the_same_markup_was_kept():
    assert "<b>好</b>" in rendered(STATUS, word=SafeString("<b>好</b>"))
    assert "&lt;b&gt;好" in rendered(STATUS, word="<b>好</b>")


def test_filters_are_kept_only_while_nothing_is_looked_for():
    def shown(**given) -> str:
        form = RegisterFilter([], QueryDict(urlencode(given)))
        return rendered("{% include 'ui/filters.html' with form=form action='/x/' only %}", form=form)

    assert shown() == shown(page="2")
    before = len(component._kept)
    assert 'value="陈秀兰"' in shown(q="陈秀兰")
    assert len(component._kept) == before
    assert "陈秀兰" not in shown()
