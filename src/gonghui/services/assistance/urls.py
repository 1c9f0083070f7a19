"""All addresses of hardship assistance: the member's and the officer's."""

from .portal.urls import portal_urls
from .workbench.urls import work_urls

__all__ = ["portal_urls", "work_urls"]
