"""Councils, open calls and public minutes."""

import datetime
from typing import Any

from django.db.models import Case, F, OuterRef, QuerySet, Subquery, When
from django.utils import timezone
from wagtail.models import Page

from base.queries import below, naming, readable
from network.councils.choices import AT_WORK
from network.councils.models import Call
from network.councils.pages import CouncilMeeting, CouncilPage, MinutesPage
from network.materials.pages import MaterialPage


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


def call_open_of(council: CouncilPage) -> Call | None:
    """The call of a council that is open today."""
    its = Call.objects.filter(council__council_key=council.translation_key)
    return _open(its, timezone.localdate()).order_by("closes_on").first()


def open_calls() -> QuerySet[CouncilPage]:
    """Councils one may apply to today; the call that closes first comes first."""
    found: QuerySet[Any] = _with_calls(readable(CouncilPage))
    return found.filter(call_until__isnull=False).order_by("call_until", "title")


def newest_minutes() -> QuerySet[MinutesPage]:
    """Readable public minutes, the newest meeting first."""
    return readable(MinutesPage).select_related("locale").order_by(F("held_on").desc(nulls_last=True), "-pk")


def minutes_of(council: CouncilPage) -> QuerySet[MinutesPage]:
    """The public minutes of a council, the newest first."""
    return below(newest_minutes(), council)


def councils_and_minutes_naming(material: MaterialPage) -> QuerySet[Page]:
    """Readable councils and minutes whose texts lead to a material, the newest first."""
    return naming(readable(Page), material, CouncilPage, MinutesPage).order_by("-first_published_at", "-pk")


def meetings_ahead(council: CouncilPage) -> list[CouncilMeeting]:
    """Agreed meetings that have not begun."""
    return list(council.meetings.filter(starts_at__gte=timezone.now()))
