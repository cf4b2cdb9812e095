"""Councils as pages, and open calls."""

import datetime
from typing import Any

from django.db.models import Case, OuterRef, QuerySet, Subquery, When
from django.utils import timezone

from base import versions
from base.queries import below, readable
from network.councils.choices import AT_WORK, CouncilState
from network.councils.models import Call, Council
from network.councils.pages import CouncilPage, TermSummaryPage


def councils_by_name() -> QuerySet[CouncilPage]:
    """Readable councils: those that look for members today, those at work, the others; each by name."""
    place = Case(When(call_until__isnull=False, then=0), When(state__in=AT_WORK, then=1), default=2)
    return _with_calls(readable(CouncilPage)).annotate(place_in_list=place).order_by("place_in_list", "title")


def _with_calls(councils: QuerySet[CouncilPage]) -> QuerySet[CouncilPage]:
    """Beside each the last day of the call that is open today, as `call_until`."""
    today = timezone.localdate()
    its = Call.objects.filter(council__council_key=OuterRef("translation_key"))
    return councils.annotate(call_until=Subquery(_open(its, today).order_by("closes_on").values("closes_on")[:1]))


def _open(calls: QuerySet[Call], today: datetime.date) -> QuerySet[Call]:
    return calls.filter(is_shown=True, opens_on__lte=today, closes_on__gte=today)


def summaries_of(council: CouncilPage) -> QuerySet[TermSummaryPage]:
    """The summaries of a council's terms, the latest term first."""
    found = below(readable(TermSummaryPage), council).select_related("term")
    return found.order_by("-term__starts_on")


def title_beside(path: str = "council__council_key") -> Subquery:
    """Beside each row what the page of its council is called; `path` leads from the row to the key of the council."""
    return versions.title_beside(CouncilPage, path)


def has_ended(council: Council, day: datetime.date) -> bool:
    """Whether the council had ended by this day, as its pages tell."""
    pages = CouncilPage.objects.live().filter(translation_key=council.council_key)
    return pages.filter(state=CouncilState.ENDED, turned_on__lt=day).exists()


def open_calls() -> QuerySet[CouncilPage]:
    """Councils one may apply to today; the call that closes first comes first."""
    found: QuerySet[Any] = _with_calls(readable(CouncilPage))
    return found.filter(call_until__isnull=False).order_by("call_until", "title")
