"""The own page and the visit to it."""
