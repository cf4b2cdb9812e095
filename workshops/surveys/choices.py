"""Kinds of questions, states of instruments and collections, and how answers stay apart from those who gave them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class QuestionKind(TextChoices):
    ONE = "one", _("one of several")
    SEVERAL = "several", _("as many as fit")
    SCALE = "scale", _("a scale with named ends")
    FACES = "faces", _("faces from sad to glad")
    SHORT = "short", _("a few words")
    LONG = "long", _("a longer text")


WITH_OPTIONS = frozenset({QuestionKind.ONE, QuestionKind.SEVERAL})
WITH_STEPS = frozenset({QuestionKind.SCALE, QuestionKind.FACES})
WITH_WORDS = frozenset({QuestionKind.SHORT, QuestionKind.LONG})
"""What is told in one's own words: a person reads it before anybody else sees it."""
MOST_STEPS = 11
"""Of a scale."""
SHORT_WORDS, LONG_WORDS = 200, 2_000
"""The most signs of each kind of words."""


class VersionState(TextChoices):
    """An instrument is changed by a new version; one that is locked stays as it was answered."""

    DRAFT = "draft", _("being written")
    LOCKED = "locked", _("locked, in use")
    RETIRED = "retired", _("not opened any more")


class Anonymity(TextChoices):
    """Chosen when a collection is made, and fixed for good by its first answer."""

    ANONYMOUS = "anonymous", _("nobody can know who answered what")
    NAMED = "named", _("the answer stands with the person who gave it")


class About(TextChoices):
    """What a collection is about."""

    WORKSHOP = "workshop", _("a workshop")
    SERIES = "series", _("a series of workshops")
    COUNCIL = "council", _("a client council")
    REGION = "region", _("a wellbeing services county")


BY_KEY = frozenset({About.WORKSHOP, About.SERIES, About.COUNCIL})
"""Named by the translation key of a page, so that all its languages are one collection."""


class CollectionState(TextChoices):
    DRAFT = "draft", _("being prepared")
    OPEN = "open", _("takes answers")
    CLOSED = "closed", _("closed")


S = CollectionState
STEPS: dict[CollectionState, frozenset[CollectionState]] = {
    S.DRAFT: frozenset({S.OPEN}),
    S.OPEN: frozenset({S.CLOSED}),
    S.CLOSED: frozenset(),
}

NOT_CONCERNED = "none"
"""Marked where a question does not concern somebody."""
BATCH = 5
"""Answers are mixed in so many at a time or more: one alone would stand beside the moment it came."""
SMALL_GROUP = 20
"""With fewer asked, the form says first that in a small group somebody may guess."""
DAYS_BEGUN = 14
"""For which an answer that somebody wants to go on with is kept."""


class WordsState(TextChoices):
    """What was told in one's own words."""

    UNREAD = "unread", _("nobody has read it")
    SHOWN = "shown", _("may be shown")
    KEPT_BACK = "kept_back", _("is not shown")
