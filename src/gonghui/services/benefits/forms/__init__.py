"""What members and officers fill in."""
