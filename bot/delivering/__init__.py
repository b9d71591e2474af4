"""From the outbox to Telegram, and what follows from each attempt."""
