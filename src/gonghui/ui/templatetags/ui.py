"""The words templates use for the look: icons, numbers, dates, masks, forms, addresses."""

from functools import lru_cache
from typing import Any, cast

from django import template
from django.forms import BaseForm
from django.http import HttpRequest
from django.template.context import Context, RequestContext
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html

from gonghui.ui import fields, formats, sheets

from .component import include

register = template.Library()
register.tag("include", include)

for _name in ("number", "money", "yuan", "percent", "day", "moment", "clock_after", "iso", "due", "due_tone"):
    register.filter(_name, getattr(formats, _name))
for _name in ("mask_id", "mask_phone", "mask_name"):
    register.filter(_name, getattr(formats, _name))
register.filter("field_kind", fields.kind)
register.filter("extras", fields.extras)
register.filter("target_id", fields.target_id)
register.filter("described_by", fields.described_by)
register.filter("control", fields.control)
register.filter("options", fields.options)
register.filter("faults", fields.faults)
register.filter("error_list", fields.error_list)


@register.simple_tag
@lru_cache
def icon(name: str, size: str = "", tone: str = "") -> str:
    """`{% icon "home" %}`, `{% icon "check" "s" %}` (s or l), tone ok or warn. Words stand beside it."""
    styles = "icon" + (f" icon--{size}" if size else "") + (f" is-{tone}" if tone else "")
    address = f"{static('ui/icons.svg')}#i-{name}"
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', styles, address)


@register.simple_tag
def pick(value: Any, says: str, *, name: str = "picked", checked: bool = False) -> str:
    """The box that chooses a row, `{% pick row.uid row.name %}`; a list shows dozens of them."""
    markup = '<label class="pick"><input type="checkbox" name="{}" value="{}" aria-label="{}"{}></label>'
    return format_html(markup, name, value, says, " checked" if checked else "")


@register.simple_tag
def stylesheet(name: str) -> str:
    """The address of a joined sheet; it changes with the content, so browsers may keep it for good."""
    return reverse("ui:sheet", args=[name, sheets.sheet(name).digest])


@register.simple_tag(takes_context=True)
def page_url(context: Context, **changes: Any) -> str:
    """This page's address with other parameters: `{% page_url page=3 %}`; None takes one away.

    Any change but `page` leads back to the first page. `without="state=joined"` takes away one value of many.
    """
    request = _request(context)
    query = request.GET.copy()
    if "page" not in changes:
        query.pop("page", None)
    name, _equals, value = str(changes.pop("without", "")).partition("=")
    if name in query:
        query.setlist(name, [kept for kept in query.getlist(name) if kept != value])
    for key, changed in changes.items():
        query.pop(key, None)
        if changed not in (None, ""):
            query[key] = str(changed)
    return f"?{query.urlencode()}" if query else request.path


@register.simple_tag
def tabs(menu: list[dict] | None) -> list[dict]:
    """The four entries of the foot bar on a phone: two of the first group, one of each that follows."""
    return [item for at, group in enumerate(menu or []) for item in group["items"][: 2 if at == 0 else 1]][:4]


@register.simple_tag
def part_of(done: float | None, total: float | None) -> str:
    """A width for an SVG bar, "42.5%"; nothing of nothing is 0%."""
    share = float(done or 0) / float(total) if total else 0.0
    return f"{min(max(share, 0.0), 1.0) * 100:.4g}%"


@register.filter
def error_count(form: BaseForm | None) -> int:
    """How many faults a sent form has; 0 for none and for anything that is no form."""
    return len(fields.error_list(form)) if isinstance(form, BaseForm) else 0


@register.filter
def initials(name: str | None) -> str:
    """What stands in the round mark for a person: the last two characters of a Chinese name."""
    letters = [word[0] for word in (name or "").split()]
    return "".join(letters[:2]) if len(letters) > 1 else (name or "")[-2:]


@register.filter
def numbered(values: list) -> list[tuple[int, Any]]:
    return list(enumerate(values, 1))


@register.filter
def upto(total: int) -> range:
    """1, 2 … total: the bars of a step head."""
    return range(1, int(total or 0) + 1)


@register.filter
def pages_near(page: Any) -> list[int | str]:
    """The numbers a pager shows; a gap is Django's ellipsis."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


def _request(context: Context) -> HttpRequest:
    """The request, also inside an include with `only`, where the context itself is empty."""
    return context["request"] if "request" in context else cast(RequestContext, context).request
