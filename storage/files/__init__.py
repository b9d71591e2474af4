"""Attachments in the data folder: freed of what they tell beside the picture or the voice, and sealed."""
