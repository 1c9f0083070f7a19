"""Rules of the service centre that are computed from what was said: grades, days, layers."""
