"""Which organization a row means: by code or name, at or below the union the roster is brought in for."""

from typing import Any

from django.utils.translation import gettext as _

from gonghui.kernel.organizations import queries as organizations
from gonghui.kernel.organizations.models import Organization
from gonghui.kernel.text import tidy

from . import checks
from .rows import Row


class Places:
    """The organizations a roster may name, loaded once; with those the same workbook is about to found."""

    def __init__(self, top: Any, founded: dict[str, str]) -> None:
        self.top = top
        self.founded = founded
        self.by_text: dict[str, str | None] = {}
        self.groups: dict[tuple[str, str], str] = {}
        rows = organizations.within(organizations.open_organizations(), top)
        for code, name, short, level, parent in rows.values_list(
            "code", "name", "short_name", "level", "parent__code"
        ):
            for text in filter(None, {code, name, short}):
                self.by_text[text] = None if text in self.by_text else code
            if level in (Organization.Level.GROUP, Organization.Level.BRANCH):
                self.groups[parent, name] = code

    def of(self, row: Row) -> str | None:
        """The code of a row's organization; the top when none is named. An unknown name is a problem."""
        text = row.cells.get("organization")
        found = self.named(text or "")
        if found is None:
            says = _("在“{top}”下面没有找到唯一叫“{text}”的工会。请写工会编号或全称。")
            says = says.format(top=self.top.name, text=(text or "")[:30])
            checks.add(row, "organization.unknown", says, _("所属工会"))
            return None
        group = row.cells.get("group_name")
        return self.group(found, group) if group else found

    def named(self, text: str | None) -> str | None:
        """The code meant by a text, the top's for an empty one; None when nobody knows it."""
        if not text:
            return self.top.code if text == "" else None
        return self._named(text) or self._named(tidy(text))

    def group(self, organization: str, group: str) -> str:
        """The code of a branch or group by its name, where its union has one of that name."""
        return self.groups.get((organization, group), organization)

    def _named(self, text: str) -> str | None:
        return self.by_text.get(text) or self.founded.get(text)
