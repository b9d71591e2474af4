"""Files that people send: fetched from Telegram at once, freed of what they tell, sealed, and shown from then on."""
