"""The deeds of membership."""
