"""How a link reaches its person, how long things hold, and what a person may ask by right."""

import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Way(TextChoices):
    EMAIL = "email", _("by e-mail")
    PAPER = "paper", _("on paper")


DAYS = {Way.EMAIL: 7, Way.PAPER: 60}
"""Days that a link or a code opens the page."""
SESSION = datetime.timedelta(minutes=30)
"""Without a press for so long the page closes: many use a computer that others use after them."""
LONGEST_VISIT = datetime.timedelta(hours=12)
"""However often something is pressed: a page that somebody else has opened does not stay open for good."""


class RequestKind(TextChoices):
    """What a person may ask of whoever answers for the data: General Data Protection Regulation, articles 16-18, 21."""

    CORRECTION = "correction", _("correcting what is known")
    RESTRICTION = "restriction", _("restricting the use")
    OBJECTION = "objection", _("objecting to the use")
    ERASURE = "erasure", _("being erased")


class RequestState(TextChoices):
    OPEN = "open", _("waits")
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")


ONCE = frozenset({RequestKind.ERASURE, RequestKind.RESTRICTION})
"""Asking these again while the first is open asks nothing new; a second correction is about something else."""
IN_WORDS = frozenset({RequestKind.CORRECTION, RequestKind.OBJECTION})
"""These cannot be met without being told what they are about."""
