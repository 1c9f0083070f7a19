"""The checker itself is checked: a good page passes, and each rule has a page that breaks it."""

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.rules.page import judge
from tests.rules.recording import BadPage, judging

GOOD = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>待办 · 工会工作台</title></head>
<body><main id="main"><h1>待办</h1>
<form method="post"><label for="name">姓名</label><input id="name" name="name"><button>保存</button></form>
<a href="/work/">返回</a><svg><use href="#i-home"></use></svg>
</main></body></html>"""

BROKEN = {
    "2 h1": ("<h1>待办</h1>", "<h1>待办</h1><h1>又一个</h1>"),
    "0 h1": ("<h1>待办</h1>", ""),
    "title does not name": ("待办 · 工会工作台", "工会工作台"),
    "html has no lang": (' lang="zh-CN"', ""),
    "stands 2 times": ('<a href="/work/">', '<a id="name" href="/work/">'),
    "has no label": ('<label for="name">姓名</label>', ""),
    "which is not on the page": ('for="name"', 'for="other"'),
    "not valid HTML": ("</main>", "</div></main>"),
    "carries style": ("<h1>", '<h1 style="color:red">'),
    "inline script": ("</main>", "<script>go()</script></main>"),
    "carries onclick": ("<button>", '<button onclick="go()">'),
    "is a script": ('href="/work/"', 'href="javascript:go()"'),
    "leads nowhere": ('href="/work/"', 'href="#"'),
    "has no name": (">返回<", "><"),
    "has no alt": ("<h1>", '<img src="/a.png"><h1>'),
    "称呼用": (">返回<", ">你的待办<"),
    "事项": (">返回<", ">工单<"),
}


def test_a_good_page_has_no_fault():
    assert judge(GOOD) == []


@pytest.mark.parametrize("fault", BROKEN)
def test_each_rule_is_noticed_when_it_is_broken(fault):
    good, bad = BROKEN[fault]
    assert good in GOOD
    assert any(fault in said for said in judge(GOOD.replace(good, bad, 1)))


def test_an_error_count_may_come_first_in_the_title():
    assert judge(GOOD.replace("待办 · ", "有 2 处要改：待办 · ")) == []


def test_a_fragment_needs_no_title_but_its_fields_need_labels():
    assert judge("<p>已保存</p>", fragment=True) == []
    assert judge('<input name="q">', fragment=True) == ["field “q” has no label"]


def test_a_test_that_opens_a_bad_page_fails_and_without_the_judge_it_would_not():
    def answer(client, **environ):
        return HttpResponse(GOOD.replace("<h1>", '<h1 style="color:red">'))

    assert answer(Client(), PATH_INFO="/").status_code == 200
    with pytest.raises(BadPage, match="carries style"):
        judging(answer)(Client(), PATH_INFO="/")
