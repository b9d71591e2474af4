"""Text with entities (bold, links, commands): Telegram's way of formatting messages."""
