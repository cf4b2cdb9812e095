"""Feedback as everybody may read it."""

from collections.abc import Sequence

from base.sections import Quote
from network.themes.models import Theme
from workshops.feedback.models import Reply
from workshops.surveys.choices import WordsState
from workshops.surveys.models import FreeWords

MOST_WORDS = 6


def words_in_public(replies: Sequence[Reply]) -> list[Quote]:
    """What somebody has read and let be shown, where it was answered to; in an order that tells nothing."""
    surveys = [reply.collection_id for reply in replies]
    found = FreeWords.objects.filter(collection__in=surveys, state=WordsState.SHOWN)
    return [Quote(words) for words in sorted(str(each.words) for each in found)[:MOST_WORDS]]


def words_on(theme: Theme) -> list[Quote]:
    """What somebody let be shown and gave this theme, wherever it was answered to."""
    found = FreeWords.objects.filter(
        themes=theme, state=WordsState.SHOWN, collection__reply__published_at__isnull=False
    )
    return [Quote(words) for words in sorted(str(each.words) for each in found)[:MOST_WORDS]]
