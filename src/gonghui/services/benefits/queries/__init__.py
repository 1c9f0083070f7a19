"""Reading benefits: each part of the service through a file of its own."""
