"""The deeds of hardship assistance."""
