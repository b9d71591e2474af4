"""Messages with content are taken out of their chats, and a ledger proves it."""
