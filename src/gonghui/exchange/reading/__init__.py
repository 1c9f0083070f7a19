"""Reading workbooks that people upload: parsed in a child process, streamed to the parent row by row."""
