"""What the two sides of a conversation see of each other."""
