"""Reading what hardship assistance keeps."""
