"""Where those who keep a council see and change who belongs to it."""

from network.councils.admin.list import CouncilAdmin, SecrecyTextAdmin

__all__ = ["CouncilAdmin", "SecrecyTextAdmin"]
