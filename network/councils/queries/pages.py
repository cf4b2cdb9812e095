"""Councils, open calls and public minutes."""

from django.db.models import Case, F, Q, QuerySet, When
from django.utils import timezone
from wagtail.models import Page

from base.queries import below, naming, readable
from network.councils.choices import AT_WORK, CouncilState
from network.councils.pages import CouncilMeeting, CouncilPage, MinutesPage
from network.materials.pages import MaterialPage


def councils_by_name() -> QuerySet[CouncilPage]:
    """Readable councils: those that look for members today, those at work, the others; each by name."""
    place = Case(When(_open_today(), then=0), When(state__in=AT_WORK, then=1), default=2)
    return readable(CouncilPage).annotate(place_in_list=place).order_by("place_in_list", "title")


def _open_today() -> Q:
    today = timezone.localdate()
    return Q(state=CouncilState.CALLING, call_opens_on__lte=today, call_closes_on__gte=today)


def open_calls() -> QuerySet[CouncilPage]:
    """Councils one may apply to today; the call that closes first comes first."""
    return readable(CouncilPage).filter(_open_today()).order_by("call_closes_on", "title")


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
