"""Client councils and their public minutes."""
