"""A pytest plugin for the root conftest: judges every page a test opens, notes every template rendered.

After a whole run the templates that no test rendered are listed and the run fails. With xdist each worker
hands its notes to the main process.
"""

import functools
import re
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.template import Template
from django.test import Client
from django.test.signals import template_rendered

from . import house
from .page import judge

# What differs on every opening of the same page: such pages are judged once.
CHANGING = re.compile(
    r'(?:(?<=name="csrfmiddlewaretoken" value=")|(?<=name="key" value=")|(?<= data-idle="))[^"]*'
)
RENDERED = pytest.StashKey[set]()


class BadPage(AssertionError):
    """A page a test opened does not hold the house's rules."""


def pytest_configure(config: pytest.Config) -> None:
    rendered = config.stash.setdefault(RENDERED, set())
    config._notes_template = lambda sender, template, **_rest: rendered.add(_origin(template))
    template_rendered.connect(config._notes_template, dispatch_uid="rules.recording")
    config._unjudged_request = Client.request
    Client.request = judging(Client.request)


def pytest_unconfigure(config: pytest.Config) -> None:
    if hasattr(config, "_unjudged_request"):
        Client.request = config._unjudged_request
        template_rendered.disconnect(dispatch_uid="rules.recording")


def judging(request: Callable) -> Callable:
    """The test client's `request`, raising BadPage when the answer is a page that breaks a rule.

    A client marked `unjudged` walks pages by the thousand that others have opened under judgement.
    """

    def judged(client: Client, **environ: object) -> HttpResponse:
        response = request(client, **environ)
        if getattr(client, "unjudged", False):
            return response
        faults = faults_of(response, is_fragment="HTTP_HX_REQUEST" in environ)
        if faults:
            says = "\n  ".join(faults)
            raise BadPage(f"{environ.get('PATH_INFO')} ({response.status_code}):\n  {says}")
        return response

    return judged


def faults_of(response: HttpResponse, *, is_fragment: bool) -> list[str]:
    """What is wrong with an answer; nothing for redirects, files and other answers that are no pages."""
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    if not is_page or response.streaming or 300 <= response.status_code < 400:
        return []
    html = response.content.decode()
    if not html.strip():
        return []
    return list(_judged(CHANGING.sub("", html), is_fragment and "<html" not in html))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    config = session.config
    rendered = config.stash[RENDERED]
    if hasattr(config, "workeroutput"):
        config.workeroutput["rendered"] = sorted(rendered)
        return
    missed = never_rendered(rendered) if is_whole_run(config) and session.testscollected else []
    if missed:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        config._never_rendered = missed


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node, error: object) -> None:
    node.config.stash[RENDERED].update(getattr(node, "workeroutput", {}).get("rendered", ()))


def pytest_terminal_summary(terminalreporter, config: pytest.Config) -> None:
    missed = getattr(config, "_never_rendered", [])
    if missed:
        terminalreporter.section("templates that no test rendered", red=True, bold=True)
        for name in missed:
            terminalreporter.write_line(name)


def never_rendered(rendered: set[str]) -> list[str]:
    """Our templates that are not among the rendered ones."""
    return [house.named(file) for file in house.templates() if str(file) not in rendered]


def is_whole_run(config: pytest.Config) -> bool:
    """Whether everything was asked for, so that an absence means something."""
    option = config.option
    narrowed = option.keyword or option.markexpr or option.collectonly or getattr(option, "lf", False)
    return config.args_source is not pytest.Config.ArgsSource.ARGS and not narrowed


@functools.lru_cache(maxsize=256)
def _judged(html: str, is_fragment: bool) -> tuple[str, ...]:
    return tuple(judge(html, fragment=is_fragment))


def _origin(template: Template) -> str:
    return str(template.origin.name)
