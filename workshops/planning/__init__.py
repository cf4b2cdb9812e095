"""Making many workshops at once."""
