"""Feedback as everybody may read it."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page

from base.queries import readable_in_any_language
from base.sections import Quote
from workshops.feedback.models import Reply
from workshops.surveys.choices import About, WordsState
from workshops.surveys.models import FreeWords

MOST_WORDS = 6


def words_in_public(replies: Sequence[Reply]) -> list[Quote]:
    """What somebody has read and let be shown, where it was answered to; by keys, which are drawn by lot.

    The first one says that these are words of people.
    """
    surveys = [reply.collection_id for reply in replies]
    found = FreeWords.objects.filter(collection__in=surveys, state=WordsState.SHOWN).order_by("pk")
    shown = [str(each.words) for each in found[:MOST_WORDS]]
    return [Quote(words, kicker="" if place else _("People told us")) for place, words in enumerate(shown)]


def told_and_done(replies: Sequence[Reply]) -> list[Quote]:
    """What people told, and then what is done about it."""
    done = [Quote(reply.words, kicker=_("This is what we do"), language=reply.words_in) for reply in replies]
    return [*words_in_public(replies), *done]


def words_on(theme: int) -> list[Quote]:
    """What somebody let be shown and gave the theme with this key, wherever it was answered to."""
    found = FreeWords.objects.filter(
        themes=theme,
        state=WordsState.SHOWN,
        collection__reply__published_at__isnull=False,
    ).filter(
        Q(collection__about=About.REGION)
        | Q(collection__about_key__in=readable_in_any_language(Page).values("translation_key"))
    )
    return [Quote(str(each.words)) for each in found.order_by("pk")[:MOST_WORDS]]
