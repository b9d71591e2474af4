"""The bot as a process that is killed again and again under load: nothing may be lost."""
