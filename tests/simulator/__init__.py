"""The rules of the simulated Telegram, checked over HTTP."""
