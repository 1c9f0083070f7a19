"""What workers and officers are asked, one group at a time."""
