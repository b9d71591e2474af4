"""A phone with Telegram on it: what it shows, and what its owner does with it."""
