"""What people upload: checked by content, stripped, stored under random names, opened only in a child process."""
