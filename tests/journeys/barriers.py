"""What keeps somebody from using a page: found by axe, by narrowing the screen, by walking with Tab."""

from collections.abc import Iterator

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from .conftest import DESK, PHONE

COLOURS = ["color-contrast"]
LOOKS = {"light": [False, False], "dark": [True, False], "large": [False, True]}  # dark, large
SEEN = (("light", "phone"), ("dark", "desk"))
RUN = """async options => (await axe.run(options)).violations.map(
  found => ({id: found.id, nodes: found.nodes.slice(0, 2).map(node => node.html.slice(0, 120))})
)"""
NARROW = {"width": 320, "height": 640}  # 1280 px at 400 %, as WCAG 1.4.10 asks
# What the preferences do on the server, done on the page as it stands: the dark sheet's medium, the size.
DRESS = """async ([dark, large]) => {
  document.querySelector("link[href*=theme-dark]").media = dark ? "screen" : "not all";
  if (large) document.documentElement.dataset.text = "large";
  else delete document.documentElement.dataset.text;
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  document.getAnimations().forEach(moving => moving.finish());
}"""
BEYOND = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
REACHABLE = """() => {
  const names = new Set();
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(e => !e.disabled && e.tabIndex >= 0 && e.type !== "hidden" && e.checkVisibility())
    .filter(e => e.type !== "radio" || (!names.has(e.name) && names.add(e.name)))
    .map((e, number) => e.dataset.walk = e.type === "radio" ? "radio " + e.name : String(number));
}"""
FOCUSED = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return "";
  const marks = style => style.outlineStyle !== "none" || style.boxShadow !== "none";
  const near = [here, here.nextElementSibling];
  for (let up = here.parentElement; up && near.length < 6; up = up.parentElement) near.push(up);
  const parts = [null, "::after", "::before"];
  const seen = near.some(e => e && parts.some(part => marks(getComputedStyle(e, part))));
  const name = here.type === "radio" ? "radio " + here.name : here.dataset.walk || "?";
  return name + (seen ? "" : " unseen " + here.outerHTML.slice(0, 120));
}"""


def of(page: Page, path: str, *, every_look: bool = False) -> list[str]:
    """All barriers of one page, each with look and width.

    Its width is tried in every look; axe sees it light on a phone and dark at a desk, or in every look.
    """
    # A click returns when the next page begins, not when it is there.
    page.wait_for_load_state()
    found = []
    for width, size in (("phone", PHONE), ("desk", DESK)):
        page.set_viewport_size(size)
        for look, dress in LOOKS.items():
            page.evaluate(DRESS, dress)
            said = list(sideways(page))
            if every_look or (look, width) in SEEN:
                said += axe(page, None if (look, width) == SEEN[0] else COLOURS)
            found += [f"{path}, {look}, {width}: {each}" for each in said]
    page.set_viewport_size(NARROW)
    page.evaluate(DRESS, LOOKS["light"])
    found += [f"{path}, 320 px: {said}" for said in sideways(page)]
    page.set_viewport_size(PHONE)
    return found


def axe(page: Page, only: list[str] | None = None) -> Iterator[str]:
    """What axe finds by all of its rules, or by these."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"resultTypes": ["violations"], **({"runOnly": only} if only else {})}
    for found in page.evaluate(RUN, options):
        yield f"{found['id']}: {', '.join(found['nodes'])}"


def sideways(page: Page) -> Iterator[str]:
    beyond = page.evaluate(BEYOND)
    if beyond > 0:
        yield f"wider than the screen by {beyond} px"


def by_keyboard(page: Page) -> Iterator[str]:
    """What the Tab key alone does not reach, reaches unseen, or does not leave."""
    page.evaluate("document.activeElement?.blur(); window.scrollTo(0, 0)")
    wanted = page.evaluate(REACHABLE)
    walked = []
    for _ in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if not here and walked:
            break
        walked.append(here)
    else:
        yield "the Tab key does not come out again"
    reached = {step.partition(" unseen")[0] for step in walked}
    for step in wanted:
        if step not in reached:
            missed = page.locator(f"[data-walk={step!r}]").first.evaluate("e => e.outerHTML")
            yield f"not reached by Tab: {missed[:120]}"
    yield from (f"focused without being seen to be: {step}" for step in walked if " unseen" in step)
