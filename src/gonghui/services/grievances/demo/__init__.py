"""The demonstration of grievances: a year of cases, through the deeds a union uses."""
