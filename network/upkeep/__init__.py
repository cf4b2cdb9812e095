"""Keeping the bank from rotting: reviews in time, and links that lead somewhere."""
