"""Councils in all their languages, and who has a seat, may read, has promised secrecy, and is named."""

from network.councils.models.calls import Call
from network.councils.models.councils import Council, SecrecyText, Term
from network.councils.models.members import Listing, ReadingRight, Seat, SecrecyPromise

__all__ = ["Call", "Council", "Listing", "ReadingRight", "Seat", "SecrecyPromise", "SecrecyText", "Term"]
