"""What is said about privacy: residents who are told, senders who are kept out, and what is kept at all."""
