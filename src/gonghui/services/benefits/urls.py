"""All addresses of universal benefits: the member's and the officer's, part by part."""

from .portal import urls_caps as portal_caps
from .portal import urls_groups as portal_groups
from .portal import urls_handing as portal_handing
from .portal import urls_member as portal_member
from .portal import urls_women as portal_women
from .workbench import urls_board as work_board
from .workbench import urls_caps as work_caps
from .workbench import urls_engine as work_engine
from .workbench import urls_groups as work_groups
from .workbench import urls_handing as work_handing
from .workbench import urls_member as work_member
from .workbench import urls_women as work_women

portal_urls = [
    *portal_caps.portal_urls,
    *portal_groups.portal_urls,
    *portal_handing.portal_urls,
    *portal_women.portal_urls,
    *portal_member.portal_urls,
]
work_urls = [
    *work_caps.work_urls,
    *work_engine.work_urls,
    *work_groups.work_urls,
    *work_handing.work_urls,
    *work_women.work_urls,
    *work_member.work_urls,
    *work_board.work_urls,
]
