"""Addresses below /benefits/: what members see and do."""

portal_urls: list = []
