"""The officer's pages of membership."""
