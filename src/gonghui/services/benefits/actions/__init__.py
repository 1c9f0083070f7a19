"""What is done with benefits."""
