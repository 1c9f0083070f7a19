"""The officer's pages of hardship assistance."""
