"""The check at every start: manifests name only what exists; else the program does not start."""

from typing import Any

from django.core.checks import Error, Tags
from django.core.checks import register as register_check

from gonghui import registry


def register() -> None:
    register_check(manifests, Tags.urls)


def manifests(**_options: Any) -> list[Error]:
    try:
        registry.check()
    except registry.BadManifest as bad:
        return [Error(line, id="gonghui.manifest") for line in str(bad).splitlines()]
    return []
