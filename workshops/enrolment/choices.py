"""States of a workshop's enrolment and of one person's, and every step that leads from one to another."""

import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class GatheringState(TextChoices):
    UNUSED = "unused", _("no enrolment")
    OPEN = "open", _("takes enrolments")
    CLOSED = "closed", _("closed")
    CANCELLED = "cancelled", _("cancelled")


WHEN_AND_WHERE = ("starts_at", "ends_at", "place")
"""What the page tells and the places keep: whoever takes part hears of a change."""


A_FEW_PLACES = 5
"""So many or fewer are told as a few."""


class Obstacle(TextChoices):
    """Why nobody can enrol at a moment."""

    UNUSED = "unused", _("One cannot enrol for this workshop here.")
    NOT_YET = "not_yet", _("Enrolment has not begun yet.")
    CLOSED = "closed", _("Enrolment has ended.")
    CANCELLED = "cancelled", _("The workshop has been cancelled.")
    PAST = "past", _("The workshop has been held already.")


class EnrolmentState(TextChoices):
    CONFIRMED = "confirmed", _("has a place")
    OFFERED = "offered", _("got a freed place, has not answered")
    WAITING = "waiting", _("waits for a place")
    CANCELLED = "cancelled", _("has cancelled")
    PASSED_OVER = "passed_over", _("did not answer, passed over")
    MOVED = "moved", _("moved to another workshop")


S = EnrolmentState
TAKES_PLACE = frozenset({S.CONFIRMED, S.OFFERED})
ACTIVE = TAKES_PLACE | {S.WAITING}

STEPS: dict[EnrolmentState, frozenset[EnrolmentState]] = {
    S.CONFIRMED: frozenset({S.CANCELLED, S.MOVED}),
    S.OFFERED: frozenset({S.CONFIRMED, S.CANCELLED, S.MOVED, S.PASSED_OVER}),
    S.WAITING: frozenset({S.OFFERED, S.CONFIRMED, S.CANCELLED, S.MOVED}),
    S.CANCELLED: frozenset(),
    S.PASSED_OVER: frozenset(),
    S.MOVED: frozenset(),
}
"""Who has left enrols anew, behind the others."""


class Channel(TextChoices):
    """How somebody enrolled."""

    WEB = "web", _("on the web")
    PHONE = "phone", _("by telephone")
    IN_PERSON = "in_person", _("came by")
    WORKER = "worker", _("with a worker")


class Mark(TextChoices):
    """Whether somebody took part."""

    PRESENT = "present", _("present")
    ABSENT = "absent", _("absent")
    EXCUSED = "excused", _("told that they cannot come")
    BY_PHONE = "by_phone", _("took part by telephone")


CAME = frozenset({Mark.PRESENT, Mark.BY_PHONE})


class About(TextChoices):
    """What somebody is told, by mail or by telephone."""

    CONFIRMED = "confirmed", _("got a place")
    WAITING = "waiting", _("is on the waiting list")
    OFFERED = "offered", _("gets a freed place")
    ACCEPTED = "accepted", _("has taken the freed place")
    CHANGED = "changed", _("time or place has changed")
    LEFT = "left", _("has left")
    PASSED_OVER = "passed_over", _("the place went to the next one")
    CANCELLED = "cancelled", _("the workshop is cancelled")
    REMINDER = "reminder", _("the workshop is near")
    THANKS = "thanks", _("thanks and materials")
    WORDS = "words", _("a message of the coordinator")


STANDINGS = frozenset({About.CONFIRMED, About.WAITING, About.OFFERED, About.ACCEPTED, About.LEFT, About.PASSED_OVER})
"""How it stands with somebody's place: of these only the last one holds."""
CALLED_ABOUT = frozenset(About) - {About.LEFT, About.ACCEPTED, About.THANKS}
"""What somebody without an e-mail address is called for."""
CHANGES = frozenset({About.CHANGED, About.CANCELLED})
LEFT_FOR_THE_NEXT = datetime.timedelta(hours=24)
"""Before the workshop, or half of what is left if that is less: a place that nobody answers for is given on in time."""
SOON = datetime.timedelta(hours=48)
"""A change so near before the workshop is told by mail and by telephone: calendars look for changes once a day."""
REMINDED_BEFORE = datetime.timedelta(hours=48)
"""How long before the workshop a reminder goes out; who has enrolled since then has just been written to."""
DAYTIME = range(8, 20)
"""Hours in Helsinki in which reminders and thanks go out: a telephone makes a sound."""
THANKED_AFTER = datetime.timedelta(days=3)
"""Thanks that no coordinator has sent go out so long after the workshop, if it was noted who came."""


class Recipients(TextChoices):
    """Whom a coordinator writes to."""

    PLACE = "place", _("those who have a place")
    WAITING = "waiting", _("those who wait")
    CAME = "came", _("those who came")
    ABSENT = "absent", _("those who did not come")
