"""What a person may be handed out."""
