"""Somebody will be away: they say when, and who stands in; those concerned hear of it."""
