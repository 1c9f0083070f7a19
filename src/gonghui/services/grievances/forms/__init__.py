"""What workers and officers fill in."""
