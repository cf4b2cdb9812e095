"""Public minutes, and the meetings that a council's page tells of."""

import datetime

from django.db.models import F, QuerySet
from django.utils import timezone
from wagtail.models import Page

from base.queries import below, naming, readable
from network.councils.models import Term
from network.councils.pages import CouncilPage
from network.materials.pages import MaterialPage
from network.meetings.choices import MeetingState
from network.meetings.models import Meeting
from network.meetings.pages import MinutesPage


def newest_minutes() -> QuerySet[MinutesPage]:
    """Readable public minutes, the newest meeting first."""
    return readable(MinutesPage).select_related("locale").order_by(F("held_on").desc(nulls_last=True), "-pk")


def minutes_of(council: CouncilPage) -> QuerySet[MinutesPage]:
    """The public minutes of a council, the newest first."""
    return below(newest_minutes(), council)


def meetings_held(term: Term) -> QuerySet[Meeting]:
    """What was held within a term and has begun, whether anything was written down or not."""
    found = Meeting.objects.filter(council=term.council_id, state=MeetingState.PLANNED, starts_at__lt=timezone.now())
    found = found.filter(starts_at__date__gte=term.starts_on)
    return found.filter(starts_at__date__lte=term.ends_on) if term.ends_on else found


def minutes_within(term: Term) -> QuerySet[MinutesPage]:
    """The public minutes of a term, the newest first."""
    return newest_minutes().filter(meeting__in=meetings_held(term).order_by())


def councils_and_minutes_naming(material: MaterialPage) -> QuerySet[Page]:
    """Readable councils and minutes whose texts lead to a material, the newest first."""
    return naming(readable(Page), material, CouncilPage, MinutesPage).order_by("-first_published_at", "-pk")


def meetings_shown(council: CouncilPage) -> QuerySet[Meeting]:
    """Meetings that have not begun and may be told of in public."""
    found = Meeting.objects.filter(council__council_key=council.translation_key, is_shown=True)
    return found.filter(state=MeetingState.PLANNED, starts_at__gte=timezone.now())


def minutes_page_of(meeting: Meeting) -> MinutesPage | None:
    """The minutes that were begun for a meeting, public or not; the first language."""
    return MinutesPage.objects.filter(meeting=meeting, alias_of__isnull=True).order_by("-live", "pk").first()


def minutes_shown_of(meeting: Meeting) -> QuerySet[MinutesPage]:
    """Its public minutes in all languages."""
    return MinutesPage.objects.live().filter(meeting=meeting)


def minutes_to_take_down(today: datetime.date) -> QuerySet[MinutesPage]:
    """Public minutes whose day has come, in every language; aliases follow the page that they show."""
    due = MinutesPage.objects.filter(comes_off_on__lte=today).values("translation_key")
    return MinutesPage.objects.live().filter(translation_key__in=due, alias_of__isnull=True).order_by("pk")


def minutes_without_meeting() -> QuerySet[MinutesPage]:
    """Minutes from the time before memos were kept here, those that are or were public."""
    return MinutesPage.objects.filter(meeting__isnull=True, first_published_at__isnull=False).order_by("pk")
