"""What becomes of the files that people send."""
