"""Calendars: files and subscriptions of what is public, and one's own by a secret address."""
