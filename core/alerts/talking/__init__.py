"""The conversation: whoever acts on an alert and its reporter write to each other through the bot, and did it help?"""
