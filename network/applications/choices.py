"""States of an application, every step between them, and what a call may ask."""

import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ApplicationState(TextChoices):
    DRAFT = "draft", _("begun")
    SENT = "sent", _("sent")
    CHOSEN = "chosen", _("chosen")
    RESERVE = "reserve", _("on the reserve list")
    NOT_CHOSEN = "not_chosen", _("not chosen")
    WITHDRAWN = "withdrawn", _("withdrawn")


S = ApplicationState
STEPS: dict[ApplicationState, frozenset[ApplicationState]] = {
    S.DRAFT: frozenset({S.SENT, S.WITHDRAWN}),
    S.SENT: frozenset({S.CHOSEN, S.RESERVE, S.NOT_CHOSEN, S.WITHDRAWN}),
    S.RESERVE: frozenset({S.CHOSEN, S.NOT_CHOSEN, S.WITHDRAWN}),
    S.CHOSEN: frozenset(),
    S.NOT_CHOSEN: frozenset(),
    S.WITHDRAWN: frozenset(),
}
"""Until the answers have gone out, a decision may be taken back: then it is `SENT` again (see `services`)."""
DECISIONS = frozenset({S.CHOSEN, S.RESERVE, S.NOT_CHOSEN})
OWN_WORDS = frozenset({S.DRAFT, S.SENT})
"""While the call is open, the applicant may still change what they told."""


class Channel(TextChoices):
    """How somebody applied."""

    WEB = "web", _("on the web")
    PHONE = "phone", _("by telephone")
    PAPER = "paper", _("on paper")
    WORKER = "worker", _("with a worker")


class AgeGroup(TextChoices):
    """As coarse as a call may ask it. Nobody is asked for a date of birth."""

    UNDER_18 = "under_18", _("under 18")
    YOUNG = "18_29", _("18–29")
    ADULT = "30_49", _("30–49")
    MIDDLE = "50_64", _("50–64")
    OLD = "65", _("65 or older")


class ServiceKind(TextChoices):
    """As coarse as a call may ask it: which services somebody knows, never which they have used or why."""

    ADULTS = "adults", _("social work with adults")
    FAMILIES = "families", _("services of families with children")
    YOUNG = "young", _("services of young people")
    OLDER = "older", _("services of older people")
    DISABILITY = "disability", _("services of people with disabilities")
    MIND = "mind", _("services for the mind, or for getting free of drink and drugs")
    OTHER = "other", _("something else")


class View(TextChoices):
    """What a reader thinks of an application."""

    YES = "yes", _("yes")
    MAYBE = "maybe", _("maybe")
    NO = "no", _("no")


class StaffAct(TextChoices):
    """What the staff may do in somebody's stead, when they ask for it."""

    CHANGE = "change", _("Correct the application")
    WITHDRAW = "withdraw", _("Take the application back")
    CODE = "code", _("Make a code for the own page")


class Step(TextChoices):
    """The pages of the form, in order. Each is kept when it is sent; one may stop after any and go on later."""

    WORDS = "words", _("In your own words")
    ABOUT = "about", _("Something about you")
    NEEDS = "needs", _("What you need to take part")
    CHECK = "check", _("Look and send")


DRAFTS_KEPT = datetime.timedelta(days=30)
"""After the last change: an application that was begun and never sent goes then."""
ANSWER_KEPT = datetime.timedelta(days=30)
"""After an answer, however late it comes: whoever is answered has time to read it, or to be called."""
