"""What is said about somebody who went in, and beside Telegram."""
