"""The demonstration of benefits: a year, day by day, through the deeds a union uses."""
