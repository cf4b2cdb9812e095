"""What lists of councils are narrowed by, and what those who keep a council, and its members, see."""

from network.councils.reports.filters import council_facets
from network.councils.reports.members import OwnSeat, SeatRow, TermRows, named_members, own_seat, own_seats, terms_of

__all__ = [
    "OwnSeat",
    "SeatRow",
    "TermRows",
    "council_facets",
    "named_members",
    "own_seat",
    "own_seats",
    "terms_of",
]
