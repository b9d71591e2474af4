"""Who may do what: every button, every card and every command, for everybody and every record."""
