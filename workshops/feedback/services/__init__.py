"""Asking for feedback, and answering back."""

from workshops.feedback.services.asking import ask_for_feedback, ask_in_series, follow_day, follow_numbers
from workshops.feedback.services.ready import keep_ready_instruments
from workshops.feedback.services.replying import publish_reply, take_reply_back, write_reply

__all__ = [
    "ask_for_feedback",
    "ask_in_series",
    "follow_day",
    "follow_numbers",
    "keep_ready_instruments",
    "publish_reply",
    "take_reply_back",
    "write_reply",
]
