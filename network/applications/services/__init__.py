"""What is done with calls and applications."""

from network.applications.services.applying import (
    begin_application,
    send_application,
    tell_application,
    withdraw_application,
)
from network.applications.services.calls import keep_call
from network.applications.services.choosing import answer_applicants, decide, note_view
from network.applications.services.forgetting import forget_applicants

__all__ = [
    "answer_applicants",
    "begin_application",
    "decide",
    "forget_applicants",
    "keep_call",
    "note_view",
    "send_application",
    "tell_application",
    "withdraw_application",
]
