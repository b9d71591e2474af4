"""How long an alert that is over stays, and who may have it stay longer."""
