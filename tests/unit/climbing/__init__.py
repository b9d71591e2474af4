"""The ladder as rules alone: no database, no clock that runs."""
