"""What the guard at the door masks, and what it leaves alone."""
