"""States of meetings, agenda items and memos, every step between them, and what members are written about."""

import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingState(TextChoices):
    PLANNED = "planned", _("agreed on")
    CANCELLED = "cancelled", _("cancelled")


class WishState(TextChoices):
    """Where it stands what a member wants to speak about."""

    WAITS = "waits", _("waits for the secretary")
    TAKEN = "taken", _("on the agenda")
    NOT_NOW = "not_now", _("not this time")


class Mark(TextChoices):
    """Who was there. A member may say before that they cannot come; that is kept as excused."""

    PRESENT = "present", _("present")
    EXCUSED = "excused", _("excused")
    DEPUTY = "deputy", _("a deputy came instead")
    ABSENT = "absent", _("absent")


class MemoState(TextChoices):
    DRAFT = "draft", _("being written")
    WITH_MEMBERS = "with_members", _("with the members")
    AGREED = "agreed", _("agreed")
    PUBLIC = "public", _("there are public minutes")
    TAKEN_DOWN = "taken_down", _("taken off the site")


S = MemoState
STEPS: dict[MemoState, frozenset[MemoState]] = {
    S.DRAFT: frozenset({S.WITH_MEMBERS}),
    S.WITH_MEMBERS: frozenset({S.DRAFT, S.AGREED}),
    S.AGREED: frozenset({S.PUBLIC}),
    S.PUBLIC: frozenset({S.TAKEN_DOWN}),
    S.TAKEN_DOWN: frozenset({S.PUBLIC}),
}
"""Back to `DRAFT`: the secretary mends what members have remarked on, and asks them again."""
IS_AGREED = frozenset({S.AGREED, S.PUBLIC, S.TAKEN_DOWN})
"""From here on nothing in the memo changes, and public minutes may be shown."""


class Word(TextChoices):
    """What a member said of a memo."""

    AGREES = "agrees", _("agrees")
    REMARKS = "remarks", _("has remarks")


class About(TextChoices):
    """What members are written or called about."""

    INVITATION = "invitation", _("the invitation")
    CHANGED = "changed", _("the time or the place has changed")
    CANCELLED = "cancelled", _("the meeting is cancelled")
    REMINDER = "reminder", _("the meeting is soon")
    WORDS = "words", _("the secretary's words")
    MEMO = "memo", _("please check the memo")
    PROPOSAL = "proposal", _("there is news of a proposal")


class Recipients(TextChoices):
    """To whom the secretary's own words go."""

    MEMBERS = "members", _("everybody who has a seat today")
    UNHEARD = "unheard", _("those who have not said what they think of a memo")


class TellsOf(TextChoices):
    """Whether public minutes may tell who somebody is: said by whoever publishes them, for no program can know."""

    NOBODY = "nobody", _("nothing here tells who somebody is")
    SOMEBODY = "somebody", _("something here may tell who somebody is")


APPEAL = datetime.timedelta(days=37)
"""Personal data in minutes leaves the network when the time for appeal ends (Act 611/2021, 145 §): seven days until
everybody is taken to know, and thirty to appeal. No client council is bound to it; it is what is advised here."""

DAYTIME = range(8, 20)
"""Hours of the day in which letters that the worker writes by itself leave."""
REMINDED_BEFORE = datetime.timedelta(days=2)
WORDS_OPEN = datetime.timedelta(days=30)
"""How long the link in a letter with the secretary's own words opens the own page."""
SOON = datetime.timedelta(days=2)
"""Who would come to the wrong place is called as well when it is as near as this."""
WRITES_TOO = datetime.timedelta(minutes=1)
"""Whoever has kept something of a memo so lately is writing it now."""

DOOR_KEPT = datetime.timedelta(days=14)
"""How long after a meeting its exact place and its link are kept; as long as the needs to take part."""
