"""How many proposals, and how long answers took: no figure that would be about one answer."""

from dataclasses import dataclass
from math import ceil
from statistics import median

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from network.proposals.choices import ProposalState
from network.proposals.models import Proposal
from network.proposals.queries import days_to_answer

FEWEST = 10
"""Of fewer answers no figure is told: it would be about one of them (promises, P5)."""


@dataclass(frozen=True)
class Numbers:
    """How many, and how long answers took: only where there are so many that a figure is about nobody."""

    sent: int
    answered: int
    done: int
    days: str


def numbers_of(proposals: QuerySet[Proposal]) -> Numbers:
    states = list(proposals.values_list("state", flat=True))
    days = days_to_answer(proposals)
    told = _("%(days)d days") % {"days": ceil(median(days))} if len(days) >= FEWEST else ""
    return Numbers(
        sent=len(states),
        answered=sum(state != ProposalState.SENT for state in states),
        done=sum(state == ProposalState.DONE for state in states),
        days=told,
    )
