"""The small words of templates: addresses that keep filters, the phone's foot bar, widths, initials."""

from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from gonghui.ui.templatetags import ui


def said(source: str, address: str) -> str:
    request = RequestFactory().get(address)
    return Template("{% load ui %}" + source).render(RequestContext(request))


def test_turning_a_page_keeps_the_filters():
    assert said("{% page_url page=3 %}", "/m/?q=zs&page=2") == "?q=zs&amp;page=3"


def test_another_filter_leads_back_to_the_first_page():
    assert said("{% page_url state='joined' %}", "/m/?page=7") == "?state=joined"


def test_one_value_of_many_is_taken_away():
    assert said("{% page_url without='state=left' %}", "/m/?state=joined&state=left") == "?state=joined"
    assert said("{% page_url q=None %}", "/m/?q=zs") == "/m/"


def test_the_foot_bar_takes_two_of_the_first_group_and_one_of_the_others():
    menu = [
        {"items": ["待办", "办件", "日程"]},
        {"items": ["会员", "组织"]},
        {"items": ["看板"]},
        {"items": ["记录"]},
    ]
    assert ui.tabs(menu) == ["待办", "办件", "会员", "看板"]
    assert ui.tabs(None) == []


def test_a_bar_never_runs_over_its_end():
    assert (ui.part_of(5, 4), ui.part_of(-1, 4), ui.part_of(1, 0), ui.part_of(1, 8)) == (
        "100%",
        "0%",
        "0%",
        "12.5%",
    )


def test_initials_are_the_given_name():
    assert ui.initials("李建国") == "建国"
    assert ui.initials("Mary Ann Smith") == "MA"
    assert ui.initials(None) == ""


def test_the_box_of_a_row_says_whom_it_chooses_and_shows_no_markup_of_a_name():
    drawn = Template("{% pick 7 name %}{% pick 8 name checked=True %}").render(Context({"name": 'a"<b>'}))
    assert drawn.count("checked") == 1
    assert 'value="7" aria-label="a&quot;&lt;b&gt;"' in drawn
    assert "<b>" not in drawn
