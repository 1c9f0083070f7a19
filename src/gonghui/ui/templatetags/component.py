"""`{% include "ui/badge.html" with … only %}` without copying the context: a list includes dozens a page."""

from typing import Any

from django.template.base import Parser, Template, Token
from django.template.context import Context
from django.template.loader_tags import IncludeNode, do_include
from django.utils.functional import Promise
from django.utils.translation import get_language

# These show nothing but what they are given: no clock, no request, no visitor, nothing of a person.
KEPT = frozenset({"ui/status.html", "ui/mark.html", "ui/tab.html", "ui/filters.html", "ui/menu.html"})
AT_MOST = 500  # pieces of markup that are kept

_kept: dict[tuple, Any] = {}


class ComponentNode(IncludeNode):
    """Renders like Django's own, in the same context object, which sees only what the tag names."""

    def render(self, context: Context) -> Any:
        if not self.isolated_context or not isinstance(self.template.var, str):
            return super().render(context)
        component = self._component(context)
        seen = {name: value.resolve(context) for name, value in self.extra_context.items()}
        key = _key(self.template.var, seen) if self.template.var in KEPT else None
        if key is None:
            return self._shown(component, context, seen)
        if key not in _kept:
            if len(_kept) >= AT_MOST:
                _kept.clear()
            _kept[key] = self._shown(component, context, seen)
        return _kept[key]

    def _shown(self, component: Template, context: Context, seen: dict[str, Any]) -> Any:
        outside, context.dicts = context.dicts, [context.dicts[0], seen]
        state, outer = context.render_context, context.render_context.template
        state.push()
        state.template = component
        try:
            return component._render(context)  # type: ignore[attr-defined]  # Django's own, not in its types
        finally:
            state.template = outer
            state.pop()
            context.dicts = outside

    def _component(self, context: Context) -> Template:
        first: Any = context.render_context.dicts[0]
        kept: dict[Any, Template] = first.setdefault(ComponentNode, {})
        name = self.template.var
        if name not in kept:
            page: Any = context.template
            kept[name] = page.engine.get_template(name)
        return kept[name]


def _key(component: str, seen: dict[str, Any]) -> tuple | None:
    """What the markup of a component depends on; None when one of its inputs cannot say it.

    A form says it by `kept_as`. The kind of a text belongs to it: one is escaped, another is markup.
    """
    parts: list[Any] = [component, get_language()]
    for name, value in seen.items():
        if isinstance(value, Promise):
            value = str(value)
        if hasattr(value, "kept_as"):
            value = value.kept_as()
            if value is None:
                return None
        elif not isinstance(value, str | int | None):
            return None
        parts.append((name, type(value), value))
    return tuple(parts)


def include(parser: Parser, token: Token) -> IncludeNode:
    """The tag of Django, with our node."""
    node = do_include(parser, token)
    node.__class__ = ComponentNode
    return node
