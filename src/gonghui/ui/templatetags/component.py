"""`{% include "ui/badge.html" with … only %}` without copying the context: a list includes dozens a page."""

from typing import Any

from django.template.base import Parser, Template, Token
from django.template.context import Context
from django.template.loader_tags import IncludeNode, do_include


class ComponentNode(IncludeNode):
    """Renders like Django's own, in the same context object, which sees only what the tag names."""

    def render(self, context: Context) -> str:
        if not self.isolated_context or not isinstance(self.template.var, str):
            return super().render(context)
        component = self._component(context)
        seen = {name: value.resolve(context) for name, value in self.extra_context.items()}
        outside, context.dicts = context.dicts, [context.dicts[0], seen]
        state, outer = context.render_context, context.render_context.template
        state.push()
        state.template = component
        try:
            return component._render(context)
        finally:
            state.template = outer
            state.pop()
            context.dicts = outside

    def _component(self, context: Context) -> Template:
        kept: dict[Any, Template] = context.render_context.dicts[0].setdefault(ComponentNode, {})
        name = self.template.var
        if name not in kept:
            kept[name] = context.template.engine.get_template(name)
        return kept[name]


def include(parser: Parser, token: Token) -> IncludeNode:
    """The tag of Django, with our node."""
    node = do_include(parser, token)
    node.__class__ = ComponentNode
    return node
