"""Who asks for feedback on a workshop, and answers back: those who meet its people."""

from base.users import User
from workshops.enrolment.models import Gathering
from workshops.enrolment.permissions import can_meet
from workshops.surveys.models import Collection
from workshops.surveys.permissions import can_read


def can_ask_for_feedback(user: User, gathering: Gathering) -> bool:
    return can_meet(user, gathering)


def can_answer_back(user: User, collection: Collection) -> bool:
    """Those who asked; the rests of small workshops are answered to where each of them is."""
    return not collection.gathers_rest and can_read(user, collection)
