"""Addresses below /work/grievances/: handling, entering, calling back."""

work_urls: list = []
