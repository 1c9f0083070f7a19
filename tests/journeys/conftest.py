"""A real demonstration, served for real, walked in a real Chromium."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
WANTED = os.environ.get("GONGHUI_JOURNEYS") == "1"
PATIENCE = 10_000  # milliseconds
ARRIVES_WITHIN = 20  # seconds
FRESH = 150  # seconds; the house asks anew after 300, and a journey takes some time
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
UNFOLD = "document.querySelectorAll('details').forEach(part => part.open = true)"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Journeys are walked when asked for (`.ci/run` does): they need a browser that a bare machine lacks."""
    here = Path(__file__).parent
    if not WANTED:
        items[:] = [item for item in items if here not in item.path.parents]


@dataclass
class Site:
    """The served demonstration: its address, and who can sign in."""

    address: str
    folder: Path
    logins: list[dict]
    sessions: dict[str, list] = field(default_factory=dict)  # an authenticator's code opens one session only
    proven: dict[str, float] = field(default_factory=dict)  # when each was last asked for the password

    def login(self, kind: str) -> dict:
        return next(login for login in self.logins if login["kind"] == kind)

    def do(self, code: str) -> None:
        """A few lines of Python inside the house: what only time brings about."""
        script = f"import django\ndjango.setup()\n{code}"
        subprocess.run([sys.executable, "-c", script], env=environment(self.folder), check=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("demo") / "data"
    told = _gonghui(folder, "demo", "--no-serve", "--data", str(folder))
    logins = json.loads(told.strip().splitlines()[-1])["logins"]
    port = _free_port()
    command = [sys.executable, "-m", "gonghui.cli", "serve", "--port", str(port)]
    with open(folder.parent / "serve.log", "wb") as log:
        server = subprocess.Popen(command, env=environment(folder), stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/readyz", server)
        yield Site(address, folder, logins)
    finally:
        server.terminate()
        server.wait(timeout=40)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)


class Walker:
    """One person with a browser; whatever the browser complains about is kept."""

    def __init__(self, browser: Browser, site: Site, **options) -> None:
        self.site = site
        self.context: BrowserContext = browser.new_context(locale="zh-CN", accept_downloads=True, **options)
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.signed_in_as = ""
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> Page:
        """Go there; who is asked once more who they are, answers with the password."""
        self.page.goto(self.site.address + path)
        if "/account/confirm/" in self.page.url and self.signed_in_as:
            self.confirm(path)
        return self.page

    def confirm(self, path: str) -> None:
        """Say the password once more, and go on; the session has another key then."""
        self.page.goto(f"{self.site.address}/account/confirm/?next={path}")
        self.page.fill("[name=password]", self.site.login(self.signed_in_as)["password"])
        self.page.click("main button[type=submit] >> nth=0")
        self._keep_session(self.signed_in_as)

    def sign_in(self, kind: str) -> "Walker":
        """As one of the demonstration's people; a session once opened serves every later walker."""
        if kind not in self.site.sessions:
            self.give_password(kind)
            if "/second-factor/" in self.page.url:
                self.give_code(kind)
            self._keep_session(kind)
        self.context.add_cookies(self.site.sessions[kind])
        self.signed_in_as = kind
        if time.monotonic() - self.site.proven[kind] > FRESH:
            self.confirm("/")
        return self

    def _keep_session(self, kind: str) -> None:
        self.site.sessions[kind], self.site.proven[kind] = self.context.cookies(), time.monotonic()

    def give_password(self, kind: str) -> None:
        login = self.site.login(kind)
        self.open("/account/sign-in/")
        self.page.fill("[name=login]", login["phone"])
        self.page.fill("[name=password]", login["password"])
        self.page.click("main button[type=submit] >> nth=0")

    def give_code(self, kind: str) -> None:
        login = self.site.login(kind)
        self.page.fill("[name=code]", self.phone_shows(login["phone"], "#h-codes ~ dl strong"))
        self.page.click("main button[type=submit] >> nth=0")

    def decide(self, named: str, conclusion: str, standing: str) -> None:
        """As an officer: open the case so named from the inbox, conclude, and see how it stands then."""
        self.open("/work/?whose=all").evaluate(UNFOLD)
        self.page.click(f".todo:has-text('{named}') .todo__title a")
        self.page.check(f"[name=conclusion][value={conclusion}]")
        self.send_decision(standing)

    def send_decision(self, standing: str) -> None:
        """Send it; where the letter has not been seen yet the page shows it first, and asks once more."""
        unseen, done = ".notice:has-text('还没有送出')", f"main .page__sub:has-text('{standing}')"
        self.page.click("#decision button[type=submit]")
        self.page.locator(f"{unseen}, {done}").first.wait_for()
        if self.page.locator(unseen).count():
            self.page.click("#decision button[type=submit]")
        self.page.wait_for_selector(done)

    def phone_shows(self, number: str, where: str) -> str:
        """The newest such thing on the demonstration's phone of this number; a message takes a moment."""
        other = self.context.new_page()
        for _ in range(ARRIVES_WITHIN):
            other.goto(f"{self.site.address}/demo/phone/?number={number}")
            if other.locator(where).count():
                break
            time.sleep(1)
        shown = other.locator(where).first.inner_text()
        other.close()
        return shown.strip()

    def _hear(self, message) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.fixture
def walker(browser, site):
    """A maker of walkers: `walker(viewport=PHONE)`. At the end none may have heard a complaint."""
    made: list[Walker] = []

    def make(**options) -> Walker:
        made.append(Walker(browser, site, **{"viewport": PHONE, **options}))
        return made[-1]

    yield make
    heard = [complaint for one in made for complaint in one.complaints]
    for one in made:
        one.context.close()
    assert not heard, heard


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    own = {
        "GONGHUI_DATA": str(folder),
        "GONGHUI_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "gonghui.config.settings",
    }
    return {**kept, **own}


def _gonghui(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "gonghui.cli", *arguments]
    return subprocess.run(command, env=environment(folder), check=True, capture_output=True, text=True).stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str, server: subprocess.Popen) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the server did not get ready")
