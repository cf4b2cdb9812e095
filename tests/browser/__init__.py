"""Journeys in a real browser against the real server with the demo content."""
