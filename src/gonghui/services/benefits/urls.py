"""All addresses of universal benefits: the member's and the officer's."""

portal_urls: list = []
work_urls: list = []
