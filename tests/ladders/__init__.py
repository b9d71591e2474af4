"""Whatever people do, are, or miss: nobody who was reported is forgotten."""
