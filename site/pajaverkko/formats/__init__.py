"""Own formats of dates, by language."""
