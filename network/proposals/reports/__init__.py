"""Proposals as they are read: in tables, as figures, on a sheet for a wall."""

from network.proposals.reports.figures import proposals
from network.proposals.reports.numbers import Numbers, numbers_of
from network.proposals.reports.posters import poster_of
from network.proposals.reports.tables import (
    ProposalRow,
    Told,
    councils_of,
    places_of_all,
    proposal_rows,
    timeline_of,
)

__all__ = [
    "Numbers",
    "ProposalRow",
    "Told",
    "councils_of",
    "numbers_of",
    "places_of_all",
    "poster_of",
    "proposal_rows",
    "proposals",
    "timeline_of",
]
