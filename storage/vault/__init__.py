"""The data keys, wrapped, in a database of their own that no backup of the other one holds."""
