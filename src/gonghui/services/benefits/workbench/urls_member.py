"""Addresses below /work/benefits/ for life events and draws."""

work_urls: list = []
