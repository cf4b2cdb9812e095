"""Workshops and meetings as calendars tell them: public ones with title and place, one's own without."""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _, override

from base.calendars import Entry, calendar_file
from network.meetings.choices import MeetingState
from network.meetings.models import Meeting
from network.meetings.queries import meetings_with
from workshops.calendars.models import OwnCalendar
from workshops.calendars.queries import BACK, gatherings_by_key, places_in
from workshops.enrolment.choices import GatheringState
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import workshops_told
from workshops.series.pages import WorkshopPage


def calendar_of_workshops(workshops: Iterable[WorkshopPage], *, name: str, is_subscription: bool = True) -> bytes:
    """The public workshops that have a time; a subscription, or the file of one of them."""
    shown = list(workshops)
    gatherings = gatherings_by_key(shown)
    known = [(page, each) for page in shown if (each := gatherings.get(page.translation_key))]
    entries = [_public(page, each) for page, each in known if each.starts_at]
    return calendar_file(entries, name=name, is_subscription=is_subscription)


def calendar_of_person(calendar: OwnCalendar, at: datetime.datetime) -> bytes:
    """In the person's language, with no name of anybody."""
    with override(_language(calendar)):
        gatherings = [place.gathering for place in places_in(calendar, at)]
        pages = workshops_told([each.workshop_key for each in gatherings]) if calendar.tells_what else {}
        entries = [_own(calendar, each, pages.get(each.workshop_key)) for each in gatherings]
        entries += [_meeting(calendar, each) for each in meetings_with(calendar.person, at - BACK)]
        return calendar_file(entries, name=_("My time"), maker="Calendar")


def _language(calendar: OwnCalendar) -> str:
    spoken = calendar.person.language
    return spoken if spoken in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _public(page: WorkshopPage, gathering: Gathering) -> Entry:
    return _entry(
        gathering,
        uid=f"{page.translation_key}@{settings.WAGTAILADMIN_BASE_URL.rpartition('//')[2]}",
        summary=page.title,
        place=gathering.place,
        address=f"{settings.WAGTAILADMIN_BASE_URL}{page.get_url()}",
        description=page.summary,
    )


def _own(calendar: OwnCalendar, gathering: Gathering, page: WorkshopPage | None) -> Entry:
    entry = _entry(
        gathering,
        uid=calendar.name_of_event(gathering.workshop_key),
        summary=page.title if page else _("Busy"),
        place=gathering.place if calendar.tells_what else "",
        address=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('own_page')}" if calendar.tells_what else "",
    )
    # To the second, the moment of the change would be found again in the public calendar.
    return entry if calendar.tells_what else replace(entry, changed_at=_day_of(entry.changed_at))


def _meeting(calendar: OwnCalendar, meeting: Meeting) -> Entry:
    """A meeting of a council: of which one, and at which door, no calendar tells. Others look into calendars."""
    tells = calendar.tells_what
    return Entry(
        uid=calendar.name_of_event(meeting.key),
        sequence=meeting.sequence,
        changed_at=_day_of(meeting.changed_at),
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        summary=_("Meeting") if tells else _("Busy"),
        place=meeting.town if tells else "",
        address=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('own_page')}" if tells else "",
        is_cancelled=meeting.state == MeetingState.CANCELLED,
    )


def _day_of(moment: datetime.datetime) -> datetime.datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _entry(gathering: Gathering, *, uid: str, summary: str, place: str, address: str, description: str = "") -> Entry:
    return Entry(
        uid=uid,
        sequence=gathering.sequence,
        changed_at=gathering.changed_at,
        starts_at=gathering.starts_at,  # type: ignore[arg-type]  # only those with a time come here
        ends_at=gathering.ends_at,
        summary=summary,
        place=place,
        address=address,
        description=description,
        is_cancelled=gathering.state == GatheringState.CANCELLED,
    )
