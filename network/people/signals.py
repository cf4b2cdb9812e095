"""What rooms further up are told of people, in the transaction in which it happens."""

from django.dispatch import Signal

before_merging = Signal()
"""Two rows are about to become one person: `keep`, `drop` (Person), `by` (User). Rooms settle what both have."""
