"""The page quality checker: `judge(html)` lists what is wrong with a page, in the order of reading.

A whole page has one h1 and a title that names it; a fragment (an htmx answer) is held to all other rules.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib

from . import words

UNLABELLED = {"hidden", "submit", "button", "reset", "image"}
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "form", "list")
DATA_SCRIPTS = {"application/json", "application/ld+json", "speculationrules"}
NOT_READ = {"script", "style", "template", "svg"}


def judge(html: str, *, fragment: bool = False) -> list[str]:
    """All faults of one page, in words; an empty list for a good page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    if fragment:
        html = f"<!doctype html><html lang=zh-CN><title>x</title><body>{html}</body></html>"
    document = parser.parse(html)
    elements = [element for element in document.iter() if isinstance(element.tag, str)]
    return [
        *_markup(parser),
        *([] if fragment else _naming(document)),
        *_identity(elements, fragment=fragment),
        *_fields(document, elements),
        *_names(elements),
        *_policy(elements),
        *words.faults(_text(document)),
    ]


def _markup(parser: html5lib.HTMLParser) -> Iterator[str]:
    for (line, _column), code, _details in parser.errors:
        yield f"line {line}: not valid HTML ({code})"


def _naming(document: Element) -> Iterator[str]:
    headings = list(document.iter("h1"))
    if len(headings) != 1:
        yield f"{len(headings)} h1, a page has one"
    elif not _text(headings[0]):
        yield "the h1 is empty"
    title = _text(document.find(".//title")) if document.find(".//title") is not None else ""
    page, dot, _place = title.partition(" · ")
    if not dot or len(page.strip()) < 2:
        yield f"the title does not name the page and the place: “{title}”"
    if not document.get("lang"):
        yield "html has no lang"
    if document.find(".//main") is None:
        yield "no main"


def _identity(elements: list[Element], *, fragment: bool) -> Iterator[str]:
    counted = Counter(element.get("id") for element in elements if element.get("id") is not None)
    for identity, count in counted.items():
        if count > 1:
            yield f"id “{identity}” stands {count} times"
        if not identity or re.search(r"\s", identity):
            yield f"id “{identity}” is empty or has a space"
    if fragment:
        return
    for element in elements:
        for name in REFERENCES:
            for wanted in (element.get(name) or "").split():
                if wanted not in counted:
                    yield f"{element.tag} {name} names “{wanted}”, which is not on the page"


def _fields(document: Element, elements: list[Element]) -> Iterator[str]:
    labels = {label.get("for") for label in document.iter("label") if _text(label)}
    wrapped = {id(field) for label in document.iter("label") if _text(label) for field in label.iter()}
    for field in elements:
        if field.tag not in ("input", "select", "textarea") or field.get("type") in UNLABELLED:
            continue
        named = field.get("aria-label") or field.get("aria-labelledby")
        if not named and id(field) not in wrapped and (not field.get("id") or field.get("id") not in labels):
            yield f"field “{field.get('name')}” has no label"
    identities = {element.get("id") for element in elements}
    for label in document.iter("label"):
        if label.get("for") and label.get("for") not in identities:
            yield f"a label is for “{label.get('for')}”, which is not on the page"


def _names(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if element.tag == "img" and element.get("alt") is None:
            yield f"picture “{element.get('src')}” has no alt"
        if element.tag in ("a", "button") and not _name(element):
            yield f"{element.tag} “{element.get('href') or element.get('class')}” has no name"
        if element.tag == "a" and element.get("href") in ("#", ""):
            yield f"link “{_text(element)}” leads nowhere"


def _policy(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if element.tag == "style" or element.get("style") is not None:
            yield f"{element.tag} carries style; the look stands in ui/"
        if element.tag == "script" and not element.get("src"):
            yield from _data_script(element)
        for name, value in element.attrib.items():
            if isinstance(name, str) and name.startswith("on"):
                yield f"{element.tag} carries {name}"
            if value.strip().lower().startswith("javascript:"):
                yield f"{element.tag} {name} is a script"


def _data_script(element: Element) -> Iterator[str]:
    if element.get("type") not in DATA_SCRIPTS:
        yield "inline script"
        return
    try:
        json.loads(element.text or "")
    except ValueError:
        yield "a data script is not JSON"


def _name(element: Element) -> str:
    """The name a screen reader says: own label, text, or the alt of a picture inside."""
    said = element.get("aria-label") or element.get("aria-labelledby") or element.get("title")
    pictures = " ".join(picture.get("alt") or "" for picture in element.iter("img"))
    titles = " ".join(title.text or "" for title in element.iter() if str(title.tag).endswith("}title"))
    return (said or _text(element) or pictures or titles).strip()


def _text(element: Element) -> str:
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else "script"
    if tag in NOT_READ:
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
