"""Fields: one label, hint and error described, an error leads to its control."""

import re

from django import forms
from django.template.loader import render_to_string

from gonghui.ui import fields
from gonghui.ui.patterns.forms import JoinForm


class Short(forms.Form):
    name = forms.CharField(label="姓名", help_text="照身份证上的填")
    kind = forms.ChoiceField(label="哪类", choices=[("a", "甲"), ("b", "乙")], widget=forms.RadioSelect)
    note = forms.CharField(label="备注", required=False)


def rendered(form: forms.Form) -> str:
    return render_to_string("ui/fields.html", {"form": form})


def test_a_fault_is_described_and_marked_and_what_was_typed_is_kept():
    text = rendered(Short({"name": "", "note": "夜班联系"}))
    assert 'aria-describedby="id_name-hint id_name-error"' in text
    assert 'aria-invalid="true"' in text
    assert "请填写“姓名”" in text
    assert 'value="夜班联系"' in text


def test_a_good_answer_is_not_marked():
    text = rendered(Short({"name": "陈秀兰", "kind": "a"}))
    assert "aria-invalid" not in text
    assert "field--error" not in text


def test_every_id_that_is_named_stands_on_the_page():
    text = rendered(JoinForm({}))
    ids = set(re.findall(r'\sid="([^"]+)"', text))
    named = {
        one for found in re.findall(r'(?:aria-describedby|for)="([^"]+)"', text) for one in found.split()
    }
    assert named - ids == set()
    assert {fault["target"] for fault in fields.error_list(JoinForm({}))} - ids == set()


def test_the_summary_counts_and_links_every_fault():
    text = render_to_string("ui/error_summary.html", {"form": Short({})})
    assert "有 2 处要改一下" in text
    assert 'href="#id_name"' in text
    assert 'href="#id_kind_0"' in text


def test_a_form_not_sent_yet_has_no_summary():
    assert "error-summary" not in render_to_string("ui/error_summary.html", {"form": Short()})


def test_a_field_that_may_stay_empty_says_so_and_no_star_is_used():
    text = rendered(Short())
    assert text.count("（可不填）") == 1
    assert "*" not in text


def test_nothing_is_chosen_beforehand():
    assert "checked" not in rendered(Short())
