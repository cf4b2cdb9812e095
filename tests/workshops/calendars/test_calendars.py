"""Calendar files of what is public: the same event in all languages, and what has changed is told as a change."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from network.regions.pages import CentrePage, RegionPage
from network.themes.pages import ThemePage
from tests.factories.base import translated
from tests.factories.network import RegionPageFactory, ThemePageFactory
from tests.factories.workshops import WorkshopIndexPageFactory, WorkshopPageFactory
from tests.workshops.enrolment.places import make_workshop
from workshops.enrolment.models import Gathering
from workshops.enrolment.queries import leading_version
from workshops.enrolment.services import cancel_workshop
from workshops.series.pages import SeriesPage, WorkshopIndexPage, WorkshopPage

pytestmark = pytest.mark.django_db


def page_of(gathering: Gathering) -> WorkshopPage:
    page = leading_version(gathering.workshop_key)
    assert page
    return page


def read(client: Client, address: str) -> Calendar:
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content)


def events(client: Client, address: str) -> dict[str, object]:
    """What stands in a calendar, by title."""
    return {str(event["summary"]): event for event in read(client, address).walk("VEVENT")}


def test_workshop_has_a_file_of_its_own(stranger: Client, workshop: Gathering):
    page = page_of(workshop)
    shown = stranger.get(page.url).content.decode()
    address = re.search(r'href="([^"]+calendar\.ics)"', shown)
    assert address
    (event,) = read(stranger, address.group(1)).walk("VEVENT")
    assert event["summary"] == page.title
    assert event["location"] == page.place
    assert event["dtstart"].dt == workshop.starts_at
    assert event["dtend"].dt == workshop.ends_at
    assert event["url"].endswith(page.url)
    assert page.url in event["description"]


def test_one_event_in_all_languages(stranger: Client, workshop: Gathering):
    page = page_of(workshop)
    twin = translated(page, "sv", title="Verkstad på svenska")
    (finnish,), (swedish,) = (read(stranger, f"{each.url}calendar.ics").walk("VEVENT") for each in (page, twin))
    assert finnish["uid"] == swedish["uid"]
    assert swedish["summary"] == "Verkstad på svenska"


def test_change_of_time_is_a_new_sequence_and_a_new_title_is_none(stranger: Client, workshop: Gathering):
    page = page_of(workshop)
    address = f"{page.url}calendar.ics"
    (before,) = read(stranger, address).walk("VEVENT")
    page.title = "Uusi otsikko"
    page.save_revision().publish()
    (renamed,) = read(stranger, address).walk("VEVENT")
    page.starts_at += datetime.timedelta(hours=1)
    page.ends_at += datetime.timedelta(hours=1)
    page.save_revision().publish()
    (moved,) = read(stranger, address).walk("VEVENT")

    assert before["uid"] == renamed["uid"] == moved["uid"]
    assert (int(renamed["sequence"]), int(moved["sequence"])) == (int(before["sequence"]), int(before["sequence"]) + 1)
    assert moved["dtstart"].dt - before["dtstart"].dt == datetime.timedelta(hours=1)


def test_draft_changes_no_calendar(stranger: Client, workshop: Gathering):
    page = page_of(workshop)
    starts_at = page.starts_at
    page.starts_at += datetime.timedelta(days=1)
    page.ends_at += datetime.timedelta(days=1)
    page.save_revision()
    (event,) = read(stranger, f"{page.url}calendar.ics").walk("VEVENT")
    assert event["dtstart"].dt == starts_at


def test_cancelled_workshop_is_told_as_cancelled(stranger: Client, series: SeriesPage, workshop: Gathering):
    make_workshop(series, title="Toinen paja")
    before = events(stranger, f"{series.url}calendar.ics")[page_of(workshop).title]
    cancel_workshop(gathering=workshop, at=timezone.now(), by=None)

    alone = read(stranger, f"{page_of(workshop).url}calendar.ics")
    (event,) = alone.walk("VEVENT")
    assert (alone["method"], event["status"]) == ("CANCEL", "CANCELLED")
    assert (event["uid"], int(event["sequence"])) == (before["uid"], int(before["sequence"]) + 1)
    whole = read(stranger, f"{series.url}calendar.ics")
    assert whole["method"] == "PUBLISH"
    assert {str(each["summary"]): str(each["status"]) for each in whole.walk("VEVENT")} == {
        page_of(workshop).title: "CANCELLED",
        "Toinen paja": "CONFIRMED",
    }


def test_series_centre_region_and_theme_are_subscribed_to(
    stranger: Client, centre_page: CentrePage, series: SeriesPage
):
    region_page, theme_page = RegionPageFactory(), ThemePageFactory()
    make_workshop(series, title="Teemaan ja alueeseen", regions=[region_page.region], themes=[theme_page.theme])
    make_workshop(series, title="Ei kumpaankaan")
    WorkshopPageFactory(parent=series, title="Poistettu").unpublish()
    make_workshop(series, title="Kauan sitten", starts_at=timezone.now() - datetime.timedelta(days=200))

    pages = (series, centre_page, region_page, theme_page, WorkshopIndexPageFactory())
    told = {type(page): set(events(stranger, f"{page.url}calendar.ics")) for page in pages}
    assert told[SeriesPage] == {"Teemaan ja alueeseen", "Ei kumpaankaan", "Kauan sitten"}
    assert told[CentrePage] == told[WorkshopIndexPage] == {"Teemaan ja alueeseen", "Ei kumpaankaan"}
    assert told[RegionPage] == told[ThemePage] == {"Teemaan ja alueeseen"}
    for page in pages:
        shown = stranger.get(page.url).content.decode()
        assert f"{page.full_url}calendar.ics</code>" in shown
        assert f'href="webcal:{page.full_url.partition(":")[2]}calendar.ics"' in shown


def test_other_pages_have_no_calendar(stranger: Client, site: object):
    assert stranger.get(f"{ThemePageFactory().get_parent().url}calendar.ics").status_code == 404
    assert stranger.get("/ei/tallaista/calendar.ics").status_code == 404


def test_calendar_of_many_workshops_costs_no_more_questions(
    stranger: Client, series: SeriesPage, django_assert_max_num_queries: object
):
    for _number in range(8):
        make_workshop(series)
    stranger.get(f"{series.url}calendar.ics")
    with django_assert_max_num_queries(14):
        assert len(events(stranger, f"{series.url}calendar.ics")) == 8
