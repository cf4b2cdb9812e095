"""Councils, open calls and public minutes."""

from django.db.models import F, QuerySet
from django.utils import timezone

from base.queries import below, readable
from network.councils.choices import CouncilState
from network.councils.pages import CouncilMeeting, CouncilPage, MinutesPage


def councils_by_name() -> QuerySet[CouncilPage]:
    """Readable councils: by name."""
    return readable(CouncilPage).select_related("locale").order_by("title")


def open_calls() -> QuerySet[CouncilPage]:
    """Councils one may apply to today; the call that closes first comes first."""
    today = timezone.localdate()
    return (
        readable(CouncilPage)
        .filter(state=CouncilState.CALLING, call_opens_on__lte=today, call_closes_on__gte=today)
        .order_by("call_closes_on", "title")
    )


def newest_minutes() -> QuerySet[MinutesPage]:
    """Readable public minutes, the newest meeting first."""
    return readable(MinutesPage).select_related("locale").order_by(F("held_on").desc(nulls_last=True), "-pk")


def minutes_of(council: CouncilPage) -> QuerySet[MinutesPage]:
    """The public minutes of a council, the newest first."""
    return below(newest_minutes(), council)


def meetings_ahead(council: CouncilPage) -> list[CouncilMeeting]:
    """Agreed meetings that have not begun."""
    return list(council.meetings.filter(starts_at__gte=timezone.now()))
