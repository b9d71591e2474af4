"""Trying the bot out on this machine: the people, the program, and the world that it runs in."""
