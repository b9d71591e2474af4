"""Beside Telegram: addresses and numbers of people's own, and what goes out to them."""
