"""The roster workbook: members and organizations, checked, applied and undone a chunk at a time."""
