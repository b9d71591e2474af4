"""Who watches the watcher: what is stuck is found and mended, and outages are told."""
