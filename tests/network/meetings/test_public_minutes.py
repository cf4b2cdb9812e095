"""Public minutes as everybody sees them, and the meetings that a council's page tells of."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.translation import gettext

from network.councils.models import Council
from network.councils.pages import CouncilPage
from network.meetings.choices import MeetingState
from network.meetings.models import Meeting
from network.meetings.queries import meetings_shown
from tests.factories.meetings import MeetingFactory, MinutesItemFactory, MinutesPageFactory
from tests.factories.network import CouncilPageFactory, RegionFactory, ThemeFactory
from tests.factories.pajaverkko import Trunk
from tests.reading import cards, document, section, text_of

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2027, 3, 17, 10, tzinfo=datetime.UTC)
SECOND, HOUR = datetime.timedelta(seconds=1), datetime.timedelta(hours=1)


def test_minutes_are_listed_the_newest_meeting_first(site: Trunk, stranger: Client):
    MinutesPageFactory(title="Vanhempi", held_on=datetime.date(2025, 12, 31))
    MinutesPageFactory(title="Uudempi", held_on=datetime.date(2026, 1, 1))

    assert cards(stranger.get(site.minutes.url)) == ["Uudempi", "Vanhempi"]


def test_minutes_are_narrowed_by_year_and_theme(site: Trunk, stranger: Client):
    theme = ThemeFactory()
    MinutesPageFactory(title="2025", held_on=datetime.date(2025, 12, 31), themes=[theme])
    MinutesPageFactory(title="2026", held_on=datetime.date(2026, 1, 1), themes=[ThemeFactory()])

    assert cards(stranger.get(site.minutes.url, {"year": "2025"})) == ["2025"]
    assert cards(stranger.get(site.minutes.url, {"theme": theme.slug})) == ["2025"]


def test_minutes_are_narrowed_by_the_region_of_their_council(site: Trunk, stranger: Client):
    region = RegionFactory()
    MinutesPageFactory(parent=CouncilPageFactory(regions=[region]), title="Oma")
    MinutesPageFactory(parent=CouncilPageFactory(regions=[RegionFactory()]), title="Vieras")
    MinutesPageFactory(parent=CouncilPageFactory(), title="Koko maan raati")

    response = stranger.get(site.minutes.url, {"region": region.code})

    assert sorted(cards(response)) == ["Koko maan raati", "Oma"]


def test_council_page_shows_its_own_minutes_the_newest_first(site: Trunk, stranger: Client):
    council, other = CouncilPageFactory(), CouncilPageFactory()
    MinutesPageFactory(parent=council, title="Vanhempi", held_on=datetime.date(2026, 1, 1))
    MinutesPageFactory(parent=council, title="Uudempi", held_on=datetime.date(2026, 2, 1))
    MinutesPageFactory(parent=council, title="Luonnos", published=False)
    MinutesPageFactory(parent=other, title="Vieras")

    assert section(stranger.get(council.url), gettext("Minutes")) == ["Uudempi", "Vanhempi"]


def test_council_page_without_minutes_says_so(site: Trunk, stranger: Client):
    council = CouncilPageFactory()
    MinutesPageFactory(parent=CouncilPageFactory())

    assert gettext("No public minutes yet.") in text_of(stranger.get(council.url))


def told(page: CouncilPage, **words: Any) -> Meeting:
    """A meeting that the page of its council tells of."""
    council, _is_new = Council.objects.get_or_create(council_key=page.translation_key)
    return MeetingFactory(council=council, **{"is_shown": True, **words})


def test_meetings_ahead_are_those_that_have_not_begun(site: Trunk, clock: Callable):
    council = CouncilPageFactory()
    told(council, starts_at=NOON + HOUR, ends_at=None)
    told(council, starts_at=NOON - SECOND, ends_at=NOON + HOUR)
    told(council, starts_at=NOON, ends_at=NOON + HOUR)
    told(council, starts_at=NOON + HOUR, is_shown=False)
    told(council, starts_at=NOON + HOUR, state=MeetingState.CANCELLED)
    told(CouncilPageFactory(), starts_at=NOON + HOUR)
    clock(NOON)

    assert [meeting.starts_at for meeting in meetings_shown(council)] == [NOON, NOON + HOUR]


def test_meeting_is_shown_in_helsinki_time_with_its_town_alone(site: Trunk, stranger: Client, clock: Callable):
    clock(NOON)
    council = CouncilPageFactory()
    told(
        council,
        starts_at=NOON + HOUR,
        ends_at=NOON + 2 * HOUR,
        town="Raisio",
        venue="Kirjasto",
        link="https://x.example",
    )

    shown = text_of(stranger.get(council.url))

    assert "ke 17.3.2027 klo 13.00–14.00 , Raisio" in shown.replace("14.00,", "14.00 ,")
    assert "Kirjasto" not in shown
    assert "x.example" not in shown


def test_meeting_that_ends_before_it_begins_is_refused():
    with pytest.raises(IntegrityError, match="council_meeting_ends_after_start"), transaction.atomic():
        MeetingFactory(starts_at=NOON, ends_at=NOON - SECOND)

    assert not Meeting.objects.exists()


def test_minutes_page_shows_the_agenda_in_order(site: Trunk, stranger: Client):
    page = MinutesPageFactory(
        items=[
            MinutesItemFactory.build(heading="Toinen", decision="Päätettiin kokeilla.", sort_order=2),
            MinutesItemFactory.build(heading="Ensimmäinen", proposal="Ehdotetaan kunnalle.", sort_order=1),
            MinutesItemFactory.build(heading="Kolmas", discussion="", decision="", proposal="", sort_order=3),
        ]
    )

    items = document(stranger.get(page.url)).select("main .agenda > li")

    assert [item.h2.get_text() for item in items] == ["Ensimmäinen", "Toinen", "Kolmas"]
    assert "Ehdotetaan kunnalle." in items[0].get_text()
    assert "Päätettiin kokeilla." in items[1].get_text()
    assert gettext("Decision:") not in items[2].get_text()


def test_minutes_page_links_to_its_council(site: Trunk, stranger: Client):
    council = CouncilPageFactory(title="Asiakasraati")
    page = MinutesPageFactory(parent=council)

    assert document(stranger.get(page.url)).select_one(f'main dd a[href="{council.url}"]').get_text() == "Asiakasraati"
