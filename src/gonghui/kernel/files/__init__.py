"""What people upload: checked by content, stripped, stored under random names, opened in a child process."""
