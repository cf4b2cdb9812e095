"""Where proposals are prepared and sent, and what became of them is noted."""

from network.proposals.admin.list import ProposalAdmin
from network.proposals.admin.panel import LateProposalsPanel

__all__ = ["LateProposalsPanel", "ProposalAdmin"]
