"""The front page: what is going on right now."""

import datetime

from django.test import Client
from django.utils.translation import gettext

from tests.factories.meetings import MinutesPageFactory
from tests.factories.network import CentrePageFactory, MaterialPageFactory, ThemePageFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.workshops import WorkshopPageFactory
from tests.reading import document, links, section, text_of


def test_front_page_shows_the_newest_three_of_each_kind(site: Trunk, stranger: Client):
    for number in range(1, 5):
        MaterialPageFactory(title=f"Opas {number}")
        MinutesPageFactory(title=f"Muistio {number}", held_on=datetime.date(2026, number, 1))

    response = stranger.get("/")

    assert section(response, gettext("New in the material bank")) == ["Opas 4", "Opas 3", "Opas 2"]
    assert section(response, gettext("Newest minutes of councils")) == ["Muistio 4", "Muistio 3", "Muistio 2"]


def test_front_page_links_to_the_lists(site: Trunk, stranger: Client):
    WorkshopPageFactory()
    MaterialPageFactory()
    MinutesPageFactory()

    found = links(stranger.get("/"))

    assert found[gettext("All workshops")] == site.workshops.url
    assert found[gettext("All materials")] == site.materials.url
    assert found[gettext("All minutes")] == site.minutes.url


def test_front_page_links_to_themes_and_centres(site: Trunk, stranger: Client):
    theme, centre = ThemePageFactory(title="Jälkihuolto"), CentrePageFactory(title="Koske")
    ThemePageFactory(title="Luonnos", published=False)

    found = links(stranger.get("/"))

    assert found["Jälkihuolto"] == theme.url
    assert found["Koske"] == centre.url
    assert "Luonnos" not in found


def test_front_page_without_workshops_ahead_says_so(site: Trunk, stranger: Client):
    WorkshopPageFactory(title="Mennyt", starts_at=datetime.datetime(2020, 1, 1, 9, tzinfo=datetime.UTC))

    response = stranger.get("/")

    assert gettext("No workshops have been announced just now.") in text_of(response)
    assert "Mennyt" not in text_of(response)


def test_empty_front_page_has_no_empty_lists(site: Trunk, stranger: Client):
    """A new site: nothing has been written yet."""
    shown = document(stranger.get("/"))

    assert shown.h1.get_text() == site.home.title
    assert not [part for part in shown.select("main ul") if not part.find("li")]
