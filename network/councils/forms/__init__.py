"""What the staff tells about seats, and about how a council works."""

from network.councils.forms.seats import EndForm, NeedsForm, PromiseForm, RoleForm, SeatForm
from network.councils.forms.ways import WaysForm

__all__ = ["EndForm", "NeedsForm", "PromiseForm", "RoleForm", "SeatForm", "WaysForm"]
