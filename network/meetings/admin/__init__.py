"""Where meetings are called, memos written and agreed."""

from network.meetings.admin.list import MeetingAdmin
from network.meetings.admin.panel import WaitingMemosPanel

__all__ = ["MeetingAdmin", "WaitingMemosPanel"]
