"""What people see of themselves, of colleagues, and of how they are reached."""
