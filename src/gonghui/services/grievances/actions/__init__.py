"""What is done with grievances."""
