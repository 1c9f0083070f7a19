"""All addresses of hardship assistance."""

from typing import Any

portal_urls: list[Any] = []
work_urls: list[Any] = []
