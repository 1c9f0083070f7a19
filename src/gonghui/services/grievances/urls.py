"""All addresses of the service centre: the worker's and the officer's, part by part."""

from .portal import urls_focus as portal_focus
from .portal import urls_knowledge as portal_knowledge
from .portal import urls_rights as portal_rights
from .portal import urls_speaking as portal_speaking
from .workbench import urls_focus as work_focus
from .workbench import urls_handling as work_handling
from .workbench import urls_knowledge as work_knowledge
from .workbench import urls_rights as work_rights

portal_urls = [
    *portal_focus.portal_urls,
    *portal_knowledge.portal_urls,
    *portal_rights.portal_urls,
    *portal_speaking.portal_urls,
]
work_urls = [
    *work_knowledge.work_urls,
    *work_rights.work_urls,
    *work_handling.work_urls,
    *work_focus.work_urls,
]
