"""What is taken out of the chats."""
