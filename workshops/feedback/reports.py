"""Feedback as everybody may read it."""

from collections.abc import Sequence

from base.queries import readable_in_any_language
from base.sections import Quote
from workshops.feedback.models import Reply
from workshops.series.pages import WorkshopPage
from workshops.surveys.choices import WordsState
from workshops.surveys.models import FreeWords

MOST_WORDS = 6


def words_in_public(replies: Sequence[Reply]) -> list[Quote]:
    """What somebody has read and let be shown, where it was answered to; by keys, which are drawn by lot."""
    surveys = [reply.collection_id for reply in replies]
    found = FreeWords.objects.filter(collection__in=surveys, state=WordsState.SHOWN).order_by("pk")
    return [Quote(str(each.words)) for each in found[:MOST_WORDS]]


def words_on(theme: int) -> list[Quote]:
    """What somebody let be shown and gave the theme with this key, wherever it was answered to."""
    found = FreeWords.objects.filter(
        themes=theme,
        state=WordsState.SHOWN,
        collection__reply__published_at__isnull=False,
        collection__about_key__in=readable_in_any_language(WorkshopPage).values("translation_key"),
    )
    return [Quote(str(each.words)) for each in found.order_by("pk")[:MOST_WORDS]]
