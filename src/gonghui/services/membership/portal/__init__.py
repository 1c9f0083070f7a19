"""The member's pages of membership."""
