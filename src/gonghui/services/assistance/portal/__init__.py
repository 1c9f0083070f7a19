"""The member's pages of hardship assistance."""
