"""From Telegram to the handlers: the inbox, its worker, and whether Telegram is heard at all."""
