"""English is whole: every message has its words, the compiled catalogue is the written one, pages show it."""

import ast
import gettext
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from gonghui.kernel.access.models import Account
from gonghui.kernel.access.nameless import is_nameless
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.people.models import Person
from gonghui.services.benefits.queries import templates
from tests.rules import access_table, catalogue, house, messages
from tests.rules.cast import Cast, gather
from tests.rules.catalogue import Entry
from tests.rules.page import NOT_READ, html5lib

LABELS = ("aria-label", "title", "alt", "placeholder", "content")
READERS = ("officer", "administrator", "member", "auditor", "anonymous")
# Pages that are quite another for each of these; all of them have to open.
SEEN = {
    "portal:home": ("anonymous", "member", "officer"),
    "portal-membership:join": ("anonymous", "member"),
    "workbench:inbox": ("officer", "chair"),
    "workbench:journal": ("auditor",),
}
# Chinese that a page shows because somebody wrote it: languages' own names, names and titles of the samples.
WRITTEN = [
    r"第 \d+ 工会",
    "中文",
    "届中调整",
    "系统",
    "马小军",
    "岚州机电集团",
    "会员基本信息采集表",
    "工会组织基本信息采集表",
    "困难职工档案",
    "家庭成员",
    "《工地现场》《现场人员》《出差驻外》《退休类别》",
    # Laws and documents are named in their own language.
    r"《[^》]+》(?:（[^）]*）)?(?:第[一二三四五六七八九十百]+条)?",
    # Who said it in confidence, as the journal keeps it; what a case was called when it was opened.
    "保密诉求人",
    "Grievance · 加班费",
    # Notices stay in the language in which they were told.
    r"SQ-\d{4}-\d{4} 请您协办",
    "请就您这一块写答复。",
]
REASONS = Path(__file__).with_name("chinese.txt")
PLACE = re.compile(r"%\([^)]*\)[sd]|%[sd%]|\{\w*\}")
# English texts that have to show Chinese: the language's own name, and words that a file must hold.
SHOWS_CHINESE = ("中文", "这个文件用不了：要有 on、kind、name 三列")


def _written_by_samples() -> set[str]:
    """Chinese that the samples of rooms and services put into the database."""
    names = ("access_samples.py", "samples_*.py", "making.py", "knowing.py", "issued.py")
    trees = [house.tree_of(file) for name in names for file in house.SOURCE.rglob(f"tests/{name}")]
    return {re.escape(text) for tree in trees for _line, text in messages.plain_in_python(tree)}


def _offered_to_unions() -> set[str]:
    """What programs of benefits begin with: a union adopts it as its own text, for its members."""
    return {re.escape(one[what]) for one in templates.shipped() for what in ("name", "gives")}


WRITTEN_BY_SOMEBODY = {*WRITTEN, *_written_by_samples(), *_offered_to_unions()}
DATA = re.compile("|".join(sorted(WRITTEN_BY_SOMEBODY, key=len, reverse=True)))


@pytest.fixture(scope="module")
def found() -> list[Entry]:
    return messages.collect()


@pytest.fixture(scope="module")
def known() -> list[Entry]:
    return catalogue.read(catalogue.PO.read_text(encoding="utf-8"))


def untranslated(found: list[Entry], known: list[Entry]) -> list[str]:
    """Messages without English, with where they stand."""
    merged = messages.merged([Entry(e.text, e.plural, e.context, [], e.places) for e in found], known)
    return [f"{e.places[:1]} {e.text}" for e in merged if not e.says or not all(e.says)]


def faulty(entry: Entry) -> list[str]:
    """What is wrong with a translation: places that differ, line ends, Chinese, full-width marks."""
    faults = []
    wanted = set(PLACE.findall(entry.text))
    for number, says in enumerate(filter(None, entry.says)):
        places = set(PLACE.findall(says))
        if places != wanted and not (number == 0 and entry.plural and places < wanted):
            faults.append(f"places {sorted(places)} instead of {sorted(wanted)}: {says}")
        if says.endswith("\n") != entry.text.endswith("\n"):
            faults.append(f"ends its line otherwise: {says}")
        if re.search("[\u3000-\u9fff\uff00-\uffef]", says) and not entry.text.startswith(SHOWS_CHINESE):
            faults.append(f"Chinese: {says}")
    return faults


def plain_in_python() -> list[tuple[str, int, str]]:
    files = [file for file in house.python_files() if "commands" not in file.parts]
    return [
        (house.named(file), line, text)
        for file in files
        for line, text in messages.plain_in_python(house.tree_of(file))
    ]


def test_every_message_has_its_english(found, known):
    assert untranslated(found, known) == [], "python -m tests.rules.messages write, then translate"


def test_a_message_without_english_would_be_noticed():
    found = [Entry("会员", places=["a.py"]), Entry("超 {n} 天", "超 {n} 天", places=["b.html"])]
    assert untranslated(found, [Entry("会员", says=["Member"])]) == ["['b.html'] 超 {n} 天"]
    half = Entry("超 {n} 天", "超 {n} 天", says=["{n} day late", ""])
    assert untranslated(found, [Entry("会员", says=[""]), half]) == ["['a.py'] 会员", "['b.html'] 超 {n} 天"]


def test_no_english_is_left_whose_message_is_gone(found, known):
    assert {entry.key for entry in known} - {entry.key for entry in found} == set()
    assert len({entry.key for entry in known}) == len(known)


def test_english_keeps_every_place_and_holds_no_chinese(known):
    assert [fault for entry in known for fault in faulty(entry)] == []


def test_a_lost_place_would_be_noticed():
    assert faulty(Entry("已有 {count} 人", says=["There are some"]))
    assert faulty(Entry("%(name)s您好", says=["Hello %(nam)s"]))
    assert faulty(Entry("超 {days} 天", "超 {days} 天", says=["a day late", "days late"]))
    assert faulty(Entry("会员", says=["会员"]))
    assert not faulty(Entry("超 {days} 天", "超 {days} 天", says=["a day late", "{days} days late"]))


def test_the_compiled_catalogue_is_the_written_one(known):
    assert catalogue.MO.read_bytes() == catalogue.compile_entries(known)
    changed = [Entry(known[0].text, known[0].plural, known[0].context, ["x"] * len(known[0].says))]
    assert catalogue.MO.read_bytes() != catalogue.compile_entries(changed + known[1:])


def test_the_written_catalogue_is_as_the_tool_writes_it(known):
    assert catalogue.PO.read_text(encoding="utf-8") == catalogue.write(known)


def test_what_is_compiled_is_read_back_as_it_was_written():
    entries = [
        Entry('他说“好”"', says=['He says\t"yes" \\ no\n']),
        Entry("超 {n} 天", "超 {n} 天", says=["{n} day", "{n} days"]),
        Entry("会", context="meeting", says=["Congress"]),
    ]
    assert catalogue.read(catalogue.write(entries)) == entries
    compiled = gettext.GNUTranslations(io.BytesIO(catalogue.compile_entries(entries)))
    assert compiled.gettext(entries[0].text) == entries[0].says[0]
    assert compiled.ngettext("超 {n} 天", "超 {n} 天", 1) == "{n} day"
    assert compiled.ngettext("超 {n} 天", "超 {n} 天", 2) == "{n} days"
    assert compiled.pgettext("meeting", "会") == "Congress"


def test_messages_are_found_under_every_name_in_python():
    source = """
from django.utils import translation
from django.utils.translation import gettext as _, gettext_lazy, ngettext as many, pgettext_lazy
a = _("一"), gettext_lazy("二" "三"), many("四", "五", n), pgettext_lazy("c", "六"), translation.gettext("七")
b = other("八"), "九"
"""
    tree = ast.parse(source)
    assert list(messages.in_python(tree)) == [
        Entry("一"),
        Entry("二三"),
        Entry("四", "五"),
        Entry("六", context="c"),
        Entry("七"),
    ]
    assert [text for _line, text in messages.plain_in_python(tree)] == ["九", "八"]


def test_messages_are_found_in_every_kind_of_tag():
    source = """{% translate "一" %}{% translate '二' as b %}{# _("零") #}{{ c|default:_("三") }}
{% include "a.html" with d=_("四") e=_('五') only %}
{% blocktranslate with n=m %}六 {{ n }}{% endblocktranslate %}
{% blocktranslate trimmed count n=m %} {{ n }} 件
 {% plural %} {{ n }} 多件 {% endblocktranslate %}
{% blocktranslate asvar g %}100% 好{% endblocktranslate %}"""
    texts = ["一", "二", "三", "四", "五", "六 %(n)s", "%(n)s 件", "100%% 好"]
    assert [entry.text for entry in messages.in_template(source)] == texts
    assert [entry.plural for entry in messages.in_template(source) if entry.plural] == ["%(n)s 多件"]
    assert list(messages.plain_in_template(source)) == []


def test_plain_chinese_in_a_template_would_be_noticed():
    source = '<p>会员</p>\n{% include "a.html" with t="标题" only %}{{ x|default:"无" }}'
    source += "{% comment %}话{% endcomment %}"
    assert [line for line, _text in messages.plain_in_template(source)] == [1, 2, 2]


def test_only_plain_texts_are_translated():
    found = {house.named(file): messages.untranslatable(house.tree_of(file)) for file in house.python_files()}
    assert {name: lines for name, lines in found.items() if lines} == {}
    source = "from django.utils.translation import gettext as _\n_(f'共 {n}')\n_(name)"
    assert messages.untranslatable(ast.parse(source)) == [2, 3]


@pytest.mark.parametrize("file", house.templates(), ids=house.named)
def test_no_chinese_stands_untranslated_in_a_template(file):
    assert list(messages.plain_in_template(file.read_text(encoding="utf-8"))) == []


def test_no_chinese_stands_untranslated_in_python():
    reasons = {(name, text) for name, text, _why in house.lines(REASONS)}
    shown = [(name, line, text) for name, line, text in plain_in_python() if (name, "*") not in reasons]
    assert [f"{name}:{line} {text}" for name, line, text in shown if (name, text) not in reasons] == []


def test_every_reason_for_chinese_is_still_needed():
    held = {(name, text) for name, _line, text in plain_in_python()}
    held |= {(name, "*") for name, _line, _text in plain_in_python()}
    assert [reason for reason in house.lines(REASONS) if (reason[0], reason[1]) not in held] == []


def chinese_shown(html: str) -> list[str]:
    """Pieces of a page with Chinese of ours, as read or as told by labels. Data is not ours."""
    pieces = []
    for element in html5lib.HTMLParser(namespaceHTMLElements=False).parse(html).iter():
        if isinstance(element.tag, str) and element.tag not in NOT_READ:
            pieces += [element.text, *(child.tail for child in element)]
            pieces += [element.get(name) for name in LABELS]
    return [piece.strip() for piece in pieces if piece and messages.CHINESE.search(DATA.sub("", piece))]


@pytest.fixture
def english(db):
    """The cast of the access table with something to see; everyone reads English and has a Latin name."""
    cast = gather()
    places = access_table.samples(cast)
    for number, union in enumerate(Organization.objects.all()):
        Organization.objects.filter(pk=union.pk).update(name=f"Union {number}", short_name="")
    Person.objects.update(name="Chen Xiulan")
    Account.objects.update(language="en")
    return cast, places


def english_pages(cast: Cast, places: access_table.Samples) -> Iterator[tuple[str, str]]:
    """Name and text of every page of ours, as the first reader who may open it and all of `SEEN` get it."""
    for route in access_table.own_routes():
        own, _foreign = places.get(route.name, (None, None))
        if route.group == "ui" or (route.places and own is None):
            continue
        for kind in SEEN.get(route.name, READERS):
            answer = opened_in_english(browser(cast, kind), route.address(own or {}))
            if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
                yield route.name, answer.content.decode()
                if route.name not in SEEN:
                    break


def opened_in_english(client: Client, address: str) -> HttpResponse:
    """The cookie tells the language; where no cookie is looked at, what the browser asks for."""
    headers = {"Accept-Language": "en"} if is_nameless(address) else {}
    return client.get(address, headers=headers)


def browser(cast: Cast, kind: str) -> Client:
    client = cast.client(kind)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def test_every_page_reads_in_english(english):
    pages = list(english_pages(*english))
    assert [f"{name}: {piece}" for name, html in pages for piece in chinese_shown(html)] == []
    opened = Counter(name for name, _html in pages)
    assert {name: opened[name] for name in SEEN} == {name: len(kinds) for name, kinds in SEEN.items()}


def test_joining_and_its_faults_read_in_english(english):
    cast, _places = english
    client = browser(cast, "anonymous")
    client.get(f"/membership/join/{cast.organizations['basic'].code}/")
    assert "Please enter your name as on the identity card." in _said(
        client.post("/membership/join/who/", {"name": ""})
    )
    answers = {"name": "Chen Xiulan", "id_number": "990103198503128314", "phone": "13700000821"}
    said = _said(client.post("/membership/join/who/", answers, follow=True))
    assert "Please enter your workplace." in _said(client.post("/membership/join/work/", {"workplace": ""}))
    answers = {"workplace": "Lanzhou Electrical", "job": "Fitter"}
    said = _said(client.post("/membership/join/work/", answers, follow=True))
    assert "Read it once, then send it" in said
    assert "Your application is in" in _said(client.post("/membership/join/check/", follow=True))


def test_signing_in_with_a_wrong_password_is_refused_in_english(english):
    client = browser(english[0], "anonymous")
    said = _said(client.post("/account/sign-in/", {"login": "13900000001", "password": "wrong"}))
    assert "The phone number or password is not right." in said


def test_a_chinese_page_would_be_noticed(english):
    said = english[0].client("anonymous").get("/").content.decode()
    assert len(chinese_shown(said)) > 5
    assert chinese_shown('<p title="会员">Union</p><p>消息</p>') == ["会员"]


def _said(answer: HttpResponse) -> str:
    html = answer.content.decode()
    assert answer.status_code == 200
    assert chinese_shown(html) == []
    return html
