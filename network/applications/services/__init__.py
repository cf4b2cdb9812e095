"""What is done with calls and applications."""

from network.applications.services.applying import (
    begin_application,
    send_application,
    tell_application,
    withdraw_application,
)
from network.applications.services.calling import note_called, reveal_applicant
from network.applications.services.calls import close_call, keep_call
from network.applications.services.choosing import answer_applicants, decide, note_view
from network.applications.services.forgetting import forget_applicants
from network.applications.services.helping import give_code
from network.applications.services.merging import settle_double_applications
from network.applications.services.telling import tell_of_late_answers

__all__ = [
    "answer_applicants",
    "begin_application",
    "close_call",
    "decide",
    "forget_applicants",
    "give_code",
    "keep_call",
    "note_called",
    "note_view",
    "reveal_applicant",
    "send_application",
    "settle_double_applications",
    "tell_application",
    "tell_of_late_answers",
    "withdraw_application",
]
