"""What those who act on an alert see of it."""
