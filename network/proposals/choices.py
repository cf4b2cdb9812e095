"""Where a proposal stands, every step between, and what people are written about it."""

import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ProposalState(TextChoices):
    PREPARED = "prepared", _("being prepared")
    SENT = "sent", _("sent")
    ANSWERED = "answered", _("answered")
    AGREED = "agreed", _("agreed to")
    IN_WORK = "in_work", _("in work")
    DONE = "done", _("done")
    NOT_DONE = "not_done", _("not done")


S = ProposalState
STEPS: dict[ProposalState, frozenset[ProposalState]] = {
    S.PREPARED: frozenset({S.SENT}),
    S.SENT: frozenset({S.ANSWERED, S.AGREED, S.IN_WORK, S.DONE, S.NOT_DONE}),
    S.ANSWERED: frozenset({S.AGREED, S.IN_WORK, S.DONE, S.NOT_DONE}),
    S.AGREED: frozenset({S.IN_WORK, S.DONE, S.NOT_DONE}),
    S.IN_WORK: frozenset({S.DONE, S.NOT_DONE}),
    S.DONE: frozenset({S.IN_WORK}),
    S.NOT_DONE: frozenset({S.AGREED, S.IN_WORK}),
}
PUBLIC = frozenset(S) - {S.PREPARED}
"""What everybody may see, from the moment it has been sent."""
BY_ADDRESSEE = (S.ANSWERED, S.AGREED, S.IN_WORK, S.DONE, S.NOT_DONE)
"""What an addressee can answer; each with words, "not done" with why."""


class About(TextChoices):
    """What an addressee, a member or those who keep the council are written about."""

    ASKED = "asked", _("a proposal to you")
    REMINDED = "reminded", _("please answer")
    LATE = "late", _("an answer is late")
    OVERDUE = "overdue", _("nobody has answered in time")
    CAME = "came", _("an answer has come")
    TELL = "tell", _("tell what it has led to")
    NEWS = "news", _("something has happened with a proposal")


FIRST_REMINDER = datetime.timedelta(days=7)
"""Before the last day of the answer."""
TIME_TO_ANSWER = datetime.timedelta(days=14)
"""At least, from the day of sending; the first reminder comes when half of it is left."""
LONGEST_WAIT = datetime.timedelta(days=730)
"""A day later than this is a slip of the keys."""
MOST_IN_A_DAY = 5
"""Steps that an addressee tells of one proposal in a day: each is a letter to every member."""
SECOND_REMINDER = datetime.timedelta(days=-1)
"""The day after it; those who keep the council are told on the same day."""
LINK_LASTS = datetime.timedelta(days=180)
"""After the last day of the answer: late answers are welcome, and effects can be told."""
