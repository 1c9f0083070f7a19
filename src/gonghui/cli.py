"""The program `gonghui`: every command is a Django management command of some room."""

import os
import sys


def main(argv: list[str] | None = None) -> None:
    """Run one command, e.g. `gonghui demo`. Exit codes are each command's own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gonghui.config.settings")
    from django.core.management import execute_from_command_line

    arguments = list(sys.argv[1:] if argv is None else argv) or ["help"]
    # `verify-backup` is what people type; a module cannot be named so.
    arguments[0] = arguments[0].replace("-", "_") if not arguments[0].startswith("-") else arguments[0]
    execute_from_command_line(["gonghui", *arguments])


if __name__ == "__main__":
    main()
