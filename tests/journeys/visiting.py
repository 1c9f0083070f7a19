"""Every page of the house is visited: the addresses come from the resolver, their values from links on pages.

A page with a place in its address is reached as people reach it, by a link; one that no link leads to, and
that is not named below with its reason, fails the walk. So a new page is visited as soon as it is linked.
"""

from collections import deque
from collections.abc import Iterator

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.rules import access_table

from .conftest import Walker

# What answers 200 and is no page to walk to, or is walked elsewhere.
NO_PAGE = {
    "livez": "for machines",
    "readyz": "for machines",
    "health-deep": "for machines",
    "ui:sheet": "a style sheet",
    "ui:preferences": "a deed",
    "files:download": "a file",
    "portal-membership:card-picture": "a picture",
    "workbench-membership:verify-scanned": "opened by scanning a card; walked in test_joining",
    "workbench-assistance:import": "the same page as of the roster",
    "workbench-assistance:visits-worker": "a script",
    "workbench-benefits:offline-worker": "a script",
    "workbench-benefits:offline-names": "for scripts",
    "workbench-benefits:offline-records": "for scripts",
    "portal-benefits:coupon-picture": "a picture",
    "portal-benefits:draw-list": "for machines",
    "workbench-benefits:groups:import": "the same page as of the roster",
    "api:document": "for machines",
    "api:standards": "for machines",
    "api:grievances.categories": "for machines",
    "access:time-left": "for scripts",
    "workbench-assistance:check-take-over": "opens when civil affairs answered something else",
    "workbench-assistance:checks:import": "the same page as of the roster",
    "workbench-assistance:checks:import-progress": "a part of the import's page",
    "workbench-membership:import-progress": "a part of the import's page",
    "mfa_download_recovery_codes": "a file",
    "mfa_reauthenticate": "asked in the middle of a deed; walked in test_everyone_can_use_it",
    "account_set_password": "for an account without a password; the demonstration's all have one",
    "mfa_activate_totp": "asks for a fresh proof first; walked in test_everyone_can_use_it",
    "mfa_generate_recovery_codes": "asks for a fresh proof first; walked in test_everyone_can_use_it",
    "portal:message": "the demonstration's messages lead on to what they tell of",
    "account_logout": "the end of a session",
    "access:sign-out": "the end of a session",
}
# Pages that open to whoever has begun something that the table's cast has not.
IN_THE_MIDDLE = {
    *(f"portal-membership:join-{step}" for step in ("who", "work", "check")),
    *(
        f"portal-assistance:apply{step}"
        for step in ("", "-family", "-money", "-trouble", "-papers", "-check")
    ),
    "workbench-membership:import-undo",
}
# Pages that are quite another for each kind of person: visited by all of them.
FOR_EACH = {"portal:home", "workbench:inbox", "portal-membership:join"}


class House:
    """Which pages there are, and which of them have been visited by whom."""

    def __init__(self) -> None:
        self.wanted = {route.pattern: route.name for route in access_table.own_routes() if _is_page(route)}
        self.visited: set[str] = set()

    def pages(self, walker: Walker, start: tuple[str, ...]) -> Iterator[tuple[str, Page]]:
        """Every page this person can open and nobody has visited yet: its path, and the page."""
        waiting = deque([*start, *(f"/{pattern}" for pattern in self.wanted if "<" not in pattern)])
        asked_for, seen = set(start), set[str]()
        while waiting:
            path = waiting.popleft()
            pattern, asked = pattern_of(path), path in asked_for
            asked_for.discard(path)
            if pattern not in self.wanted or (pattern in seen and not asked):
                continue
            if pattern in self.visited and self.wanted[pattern] not in FOR_EACH and not asked:
                continue
            if not opens(walker, path):
                continue
            seen.add(pattern)
            page = walker.open(path)
            waiting.extend(links(page))
            yield path, page
        self.visited |= seen

    def missed(self) -> list[str]:
        return sorted(name for pattern, name in self.wanted.items() if pattern not in self.visited)


def pattern_of(path: str) -> str:
    """The pattern that answers this path; "" for none of ours."""
    try:
        return resolve(path.partition("?")[0].partition("#")[0]).route
    except Resolver404:
        return ""


def links(page: Page) -> list[str]:
    found = page.eval_on_selector_all("a[href^='/']", "links => links.map(a => a.getAttribute('href'))")
    return list(dict.fromkeys(found))


def opens(walker: Walker, path: str) -> bool:
    """Whether this address gives this person a page of its own."""
    answer = walker.context.request.get(walker.site.address + path, max_redirects=0)
    return answer.status == 200 and answer.headers.get("content-type", "").startswith("text/html")


def _is_page(route) -> bool:
    """Whether somebody gets a page here, as the approved access table says, or in the middle of something."""
    return route.name in IN_THE_MIDDLE or (route.name not in NO_PAGE and route.name in shown_to_somebody())


def shown_to_somebody() -> set[str]:
    lines = [
        line.split()
        for file in access_table.APPROVED.glob("*.txt")
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return {words[1] for words in lines if words[:1] == ["GET"] and "200" in words[2:]}
