"""Senders who abuse the bot are kept out for a time; danger to life is always taken, and nothing is lost."""
