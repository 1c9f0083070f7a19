"""Addresses below /grievances/: speaking, one's own grievances, the way without a name."""

portal_urls: list = []
