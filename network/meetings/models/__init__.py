"""Meetings with what is spoken about, who came, what is written down, and what members say of it."""

from network.meetings.models.agreeing import Hearing, MemoStep, Remark
from network.meetings.models.meetings import AgendaItem, Meeting, MeetingAttendance, Paper, Wish, Wording

__all__ = ["AgendaItem", "Hearing", "Meeting", "MeetingAttendance", "MemoStep", "Paper", "Remark", "Wish", "Wording"]
