"""Words: places take plain strings, and what leaves the house reveals nothing to a passer-by."""

import pytest
from django.utils.translation import gettext_lazy

from gonghui.kernel.notices import kinds, wording
from gonghui.kernel.notices.wording import BadPlace, fill, outside_title


class Secretive:
    secret = "秘密"

    def __str__(self) -> str:
        return "外表"


def test_places_are_filled_with_strings_numbers_and_translated_texts():
    assert fill("{who}有 {count} 件事", {"who": gettext_lazy("工会"), "count": 3}) == "工会有 3 件事"


def test_a_place_without_a_value_is_refused_and_values_without_a_place_are_left_out():
    with pytest.raises(BadPlace, match="name"):
        fill("{name}", {"other": "x"})
    assert fill("好", {"other": "x"}) == "好"


@pytest.mark.parametrize("template", ["{who.secret}", "{who[0]}", "{who!r}", "{who:>9}", "{0}", "{}"])
def test_a_template_reaches_nothing_behind_a_name(template):
    with pytest.raises(BadPlace):
        fill(template, {"who": "王敏"})


@pytest.mark.parametrize("value", [Secretive(), None, ["a"], True, {"a": 1}])
def test_an_object_is_never_a_value(value):
    with pytest.raises(BadPlace):
        fill("{who}", {"who": value})


def test_without_the_guard_a_template_would_read_an_objects_secret():
    assert "{who.secret}".format_map({"who": Secretive()}) == "秘密"


@pytest.mark.parametrize("title", ["您的困难帮扶申请通过了", "关于欠薪的诉求", "Your illness claim"])
def test_a_revealing_title_stays_inside(title):
    assert outside_title(title) == "您有一条新消息，请登录后查看"
    assert wording.reveals(title)


def test_an_ordinary_title_goes_out_as_it_is():
    assert outside_title("您的入会申请通过了") == "您的入会申请通过了"


def test_no_declared_title_reveals_a_hardship_an_illness_or_a_grievance():
    outgoing = [kind for kind in kinds.registry.notice_kinds().values() if set(kind.channels) - {"inbox"}]
    assert [kind.code for kind in outgoing if wording.reveals(str(kind.title))] == []
