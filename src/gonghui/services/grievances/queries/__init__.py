"""Reading grievances: each part of the service through a file of its own."""
