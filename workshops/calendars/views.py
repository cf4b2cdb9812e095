"""Calendar files below the pages that have workshops, and one's own by a secret address."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from base.own_page import OwnPart, adds_to_own_page, of_visitor, quiet
from base.pages import shows
from network.people.models import Person
from network.personal_links.models import digest_of
from network.regions.pages import CentrePage, RegionPage
from network.themes.pages import ThemePage
from workshops.calendars.queries import (
    calendar_opened_by,
    own_calendar_of,
    own_dates_of,
    page_with_calendar,
    workshops_at,
)
from workshops.calendars.reports import calendar_of_person, calendar_of_workshops
from workshops.calendars.services import make_own_calendar, take_back_own_calendar
from workshops.series.pages import SeriesPage, WorkshopIndexPage, WorkshopPage

FILE = "calendar.ics"


@shows(SeriesPage)
@shows(WorkshopIndexPage)
@shows(CentrePage)
@shows(RegionPage)
@shows(ThemePage)
def calendar_to_subscribe(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Where a calendar program finds the workshops of this page."""
    address = page.get_full_url(request)
    return {"calendar": _told(f"{address}{FILE}")} if address else {}


@shows(WorkshopPage)
def calendar_of_the_workshop(page: WorkshopPage, request: HttpRequest) -> dict[str, Any]:
    """A file with this one workshop, as long as it is ahead."""
    address = page.get_url(request) if page.starts_at and page.is_ahead else ""
    return {"calendar_file": f"{address}{FILE}"} if address else {}


@require_safe
def calendar_of_page(request: HttpRequest, path: str) -> HttpResponse:
    page = page_with_calendar(request, path)
    workshops = workshops_at(page, timezone.now())
    is_one = isinstance(page, WorkshopPage)
    return _file(calendar_of_workshops(workshops, name=page.title, is_subscription=not is_one))


@adds_to_own_page
def own_calendar_part(person: Person) -> OwnPart | None:
    has_dates, calendar = own_dates_of(person)
    if calendar is None and not has_dates:
        return None
    return OwnPart(_("Your dates in your own calendar"), "workshops/calendars/part.html", {"calendar": calendar})


@of_visitor
def own_calendar(request: HttpRequest, person: Person) -> HttpResponse:
    """Make the address, which is shown this once, or take it back."""
    told: dict[str, Any] = {}
    if request.method == "POST" and "end" in request.POST:
        take_back_own_calendar(person=person, by=None)
        return redirect("own_page")
    if request.method == "POST":
        tells_what = bool(request.POST.get("tells_what"))
        _calendar, token = make_own_calendar(person=person, tells_what=tells_what, at=timezone.now(), by=None)
        told = _told(f"{settings.WAGTAILADMIN_BASE_URL}{reverse('own_calendar_file')}?k={token}")
    words = {"calendar": own_calendar_of(person), "made": told}
    return render(request, "workshops/calendars/own.html", words)


@quiet
@require_safe
def own_calendar_file(request: HttpRequest) -> HttpResponse:
    """What a calendar program reads. An address that opens nothing is not there."""
    calendar = calendar_opened_by(digest_of(request.GET.get("k", "")[:100]))
    if calendar is None:
        raise Http404
    return _file(calendar_of_person(calendar, timezone.now()))


def _told(address: str) -> dict[str, str]:
    """An address as programs subscribe to it, and as one copies it."""
    return {"subscribe": f"webcal:{address.partition(':')[2]}", "address": address}


def _file(content: bytes) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{FILE}"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=disposition)
