"""What stands in a calendar, and whose calendar an address opens."""

import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Page

from base.controlled import everyones
from base.queries import below, in_section, page_served_at, readable
from network.councils.models import Seat
from network.people.models import Person
from network.regions.pages import CentrePage, RegionPage
from network.themes.pages import ThemePage
from workshops.calendars.models import OwnCalendar
from workshops.enrolment.choices import TAKES_PLACE
from workshops.enrolment.models import Enrolment, Gathering
from workshops.series.pages import SeriesPage, WorkshopIndexPage, WorkshopPage
from workshops.series.queries import workshops_of

BACK = datetime.timedelta(days=92)
"""How far back subscriptions reach, but for those of one series."""
WITH_CALENDAR = (WorkshopPage, SeriesPage, WorkshopIndexPage, CentrePage, RegionPage, ThemePage)


def page_with_calendar(request: HttpRequest, path: str) -> Page:
    """The public page at an address, as its own type. Raises Http404 where there is none with workshops."""
    page = page_served_at(request, path, Page).specific
    if not isinstance(page, WITH_CALENDAR):
        raise Http404
    return page


def workshops_at(page: Page, at: datetime.datetime) -> QuerySet[WorkshopPage]:
    """The public workshops that the calendar of this page tells of, each in one language."""
    if isinstance(page, WorkshopPage):
        return readable(WorkshopPage).filter(pk=page.pk)
    if isinstance(page, SeriesPage):
        return workshops_of(page).filter(starts_at__isnull=False)
    found = readable(WorkshopPage).filter(starts_at__gte=at - BACK).order_by("starts_at", "pk")
    if isinstance(page, RegionPage):
        return found.filter(regions=page.region) if page.region else found.none()
    if isinstance(page, ThemePage):
        return found.filter(themes=page.theme) if page.theme else found.none()
    return in_section(found, page) if isinstance(page, WorkshopIndexPage) else below(found, page)


def gatherings_by_key(workshops: list[WorkshopPage]) -> dict[object, Gathering]:
    keys = {page.translation_key for page in workshops}
    return {each.workshop_key: each for each in Gathering.objects.filter(workshop_key__in=keys)}


def own_calendar_of(person: Person) -> OwnCalendar | None:
    found: OwnCalendar | None = OwnCalendar.objects.of([person.controller_id]).filter(person=person).first()
    return found


def own_dates_of(person: Person) -> tuple[bool, OwnCalendar | None]:
    """Whether anything could stand in a calendar of theirs (a workshop, or a seat in a council), and that calendar."""
    enrolled = Enrolment._base_manager.filter(person=OuterRef("pk"), state__in=TAKES_PLACE)
    seated = Seat._base_manager.filter(person=OuterRef("pk"))
    asked = Person._base_manager.filter(pk=person.pk).annotate(has_dates=Exists(enrolled) | Exists(seated))
    found = asked.select_related("own_calendar").first()
    return (found.has_dates, getattr(found, "own_calendar", None)) if found else (False, None)


def calendar_opened_by(digest: str) -> OwnCalendar | None:
    """Whoever answers for it; None where the address opens nothing, or nothing any more."""
    with everyones():
        return OwnCalendar.objects.filter(digest=digest).select_related("person").first()


def places_in(calendar: OwnCalendar, at: datetime.datetime) -> QuerySet[Enrolment]:
    """Where the person has a place, and where they took part lately."""
    found: QuerySet[Enrolment] = Enrolment.objects.of([calendar.controller_id]).filter(
        person=calendar.person, state__in=TAKES_PLACE, gathering__starts_at__gte=at - BACK
    )
    return found.select_related("gathering").order_by("gathering__starts_at", "number")
