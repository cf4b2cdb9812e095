"""Suggestions, the oldest first."""

import datetime

from django.db.models import QuerySet

from network.suggestions.choices import SuggestionState
from network.suggestions.models import ReplyAddress, Suggestion


def suggestions_waiting() -> QuerySet[Suggestion]:
    return Suggestion.objects.filter(state=SuggestionState.NEW).select_related("bank__locale", "reply_address")


def files_waiting() -> int:
    """How many files of suggestions nobody has looked at."""
    return Suggestion.objects.filter(state=SuggestionState.NEW).exclude(file="").count()


def suggestions_decided() -> QuerySet[Suggestion]:
    """Those looked at, the latest first."""
    decided = Suggestion.objects.exclude(state=SuggestionState.NEW).select_related("bank__locale", "reply_address")
    return decided.order_by("-decided_on", "-pk")


def suggestions_to_forget(before: datetime.date) -> QuerySet[Suggestion]:
    """Those that were decided before this day."""
    return Suggestion.objects.filter(decided_on__lt=before)


def addresses_to_forget(before: datetime.date) -> QuerySet[ReplyAddress]:
    """Those whose senders nobody has answered since before this day."""
    return ReplyAddress.objects.filter(suggestion__sent_on__lt=before)
