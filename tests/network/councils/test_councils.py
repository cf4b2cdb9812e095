"""Councils, their meetings and their public minutes."""

import datetime
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext

from network.councils.choices import CouncilState
from network.councils.pages import CouncilMeeting
from network.councils.queries import meetings_ahead
from tests.factories.base import republished
from tests.factories.network import (
    AgendaItemFactory,
    CouncilMeetingFactory,
    CouncilPageFactory,
    MinutesPageFactory,
    OrganisationFactory,
    RegionFactory,
    TargetGroupFactory,
    ThemeFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.reading import cards, document, section, text_of

NOON = datetime.datetime(2027, 3, 17, 10, tzinfo=datetime.UTC)
SECOND, HOUR = datetime.timedelta(seconds=1), datetime.timedelta(hours=1)


def test_councils_are_listed_by_name(site: Trunk, stranger: Client):
    for title in ("Vammaisneuvosto", "Asiakasraati", "Nuorten raati"):
        CouncilPageFactory(title=title)

    assert cards(stranger.get(site.councils.url)) == ["Asiakasraati", "Nuorten raati", "Vammaisneuvosto"]


@pytest.mark.parametrize("state", CouncilState)
def test_state_filter(site: Trunk, stranger: Client, state: CouncilState):
    CouncilPageFactory(title="Oma", state=state)
    CouncilPageFactory(title="Vieras", state=next(other for other in CouncilState if other != state))

    assert cards(stranger.get(site.councils.url, {"state": state.value})) == ["Oma"]


def test_theme_and_region_filters(site: Trunk, stranger: Client):
    theme, region = ThemeFactory(), RegionFactory()
    CouncilPageFactory(title="Teema", themes=[theme], regions=[RegionFactory()])
    CouncilPageFactory(title="Alue", regions=[region], themes=[ThemeFactory()])

    assert cards(stranger.get(site.councils.url, {"theme": theme.slug})) == ["Teema"]
    assert cards(stranger.get(site.councils.url, {"region": region.code})) == ["Alue"]


@pytest.mark.parametrize("name", ["theme", "region", "state"])
def test_unknown_value_narrows_nothing_and_is_reported(site: Trunk, stranger: Client, name: str):
    CouncilPageFactory(title="Raati")

    response = stranger.get(site.councils.url, {name: "olematon"})

    assert cards(response) == ["Raati"]
    assert document(response).select_one("main .ds-alert")


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


def test_council_page_shows_its_facts(site: Trunk, stranger: Client):
    page = CouncilPageFactory(
        organisation=OrganisationFactory(name_fi="Raision kaupunki"),
        target_groups=[TargetGroupFactory(name_fi="Asiakkaat")],
        seats=12,
    )

    shown = text_of(stranger.get(page.url))

    for text in ("Raision kaupunki", "Asiakkaat", "12", "1.1.2026–31.12.2027", "Neljä kertaa vuodessa"):
        assert text in shown


def test_meetings_ahead_are_those_that_have_not_begun(site: Trunk, clock: Callable):
    meetings = {
        "begun": CouncilMeetingFactory.build(starts_at=NOON - SECOND, ends_at=NOON + HOUR),
        "beginning": CouncilMeetingFactory.build(starts_at=NOON, ends_at=NOON + HOUR),
        "coming": CouncilMeetingFactory.build(starts_at=NOON + HOUR, ends_at=None),
    }
    council = CouncilPageFactory(meetings=[meetings["coming"], meetings["begun"], meetings["beginning"]])
    clock(NOON)

    assert [meeting.starts_at for meeting in meetings_ahead(council)] == [NOON, NOON + HOUR]


def test_meeting_is_shown_in_helsinki_time(site: Trunk, stranger: Client, clock: Callable):
    clock(NOON)
    meeting = CouncilMeetingFactory.build(starts_at=NOON + HOUR, ends_at=NOON + 2 * HOUR, place="Kirjasto")

    assert "ke 17.3.2027 klo 13.00–14.00 , Kirjasto" in text_of(
        stranger.get(CouncilPageFactory(meetings=[meeting]).url)
    ).replace("14.00,", "14.00 ,")


def test_meeting_that_ends_before_it_begins_is_refused(site: Trunk):
    council = CouncilPageFactory()

    with pytest.raises(IntegrityError, match="meeting_ends_after_start"), transaction.atomic():
        CouncilMeetingFactory(council=council, starts_at=NOON, ends_at=NOON - SECOND)

    assert not CouncilMeeting.objects.exists()


@pytest.mark.parametrize(("first", "last"), [("term_starts_on", "term_ends_on")])
def test_council_whose_days_are_the_wrong_way_round_is_refused(site: Trunk, first: str, last: str):
    council, today = CouncilPageFactory(), timezone.localdate()

    with pytest.raises(ValidationError, match=last):
        republished(council, **{first: today, last: today - datetime.timedelta(days=1)})

    assert republished(council, **{first: today, last: today}).live


def test_minutes_page_shows_the_agenda_in_order(site: Trunk, stranger: Client):
    page = MinutesPageFactory(
        items=[
            AgendaItemFactory.build(heading="Toinen", decision="Päätettiin kokeilla.", sort_order=2),
            AgendaItemFactory.build(heading="Ensimmäinen", proposal="Ehdotetaan kunnalle.", sort_order=1),
            AgendaItemFactory.build(heading="Kolmas", discussion="", decision="", proposal="", sort_order=3),
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
