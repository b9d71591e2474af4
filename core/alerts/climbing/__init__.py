"""The ladder: whom an alert rings and when, until somebody has taken it, and until that somebody is really on it."""
