"""All addresses of the service centre: the worker's and the officer's, part by part."""

from .portal import urls_speaking as portal_speaking
from .workbench import urls_handling as work_handling

portal_urls = [*portal_speaking.portal_urls]
work_urls = [*work_handling.work_urls]
