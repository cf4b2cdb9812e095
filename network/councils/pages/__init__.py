"""Councils and the summaries of their terms: what everybody may read. No member stands here."""

from network.councils.pages.councils import PROSE, CouncilIndexPage, CouncilPage
from network.councils.pages.summaries import TermSummaryPage

__all__ = ["PROSE", "CouncilIndexPage", "CouncilPage", "TermSummaryPage"]
