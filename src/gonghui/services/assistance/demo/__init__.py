"""The invented households of the demonstration."""
