"""Household files as a workbook of two sheets, checked, applied and undone a chunk at a time."""
