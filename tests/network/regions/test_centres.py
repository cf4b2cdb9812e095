"""Which centre works where, on which day."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext

from network.regions.queries import centres_in, regions_today
from tests.factories.meetings import MinutesPageFactory
from tests.factories.network import (
    CentreFactory,
    CentrePageFactory,
    CentreRegionFactory,
    CouncilPageFactory,
    MaterialBankPageFactory,
    MaterialPageFactory,
    ProjectPageFactory,
    RegionFactory,
    RegionPageFactory,
)
from tests.factories.pajaverkko import Trunk
from tests.factories.workshops import SeriesPageFactory, WorkshopPageFactory
from tests.reading import document, section

DAY = datetime.timedelta(days=1)


def test_centres_in_a_region_are_those_that_work_there_today(db: None):
    region, today = RegionFactory(), timezone.localdate()
    always = CentreRegionFactory(region=region).centre
    first_day = CentreRegionFactory(region=region, valid_from=today).centre
    last_day = CentreRegionFactory(region=region, valid_to=today).centre
    CentreRegionFactory(region=region, valid_to=today - DAY)
    CentreRegionFactory(region=region, valid_from=today + DAY)
    CentreRegionFactory()

    assert set(centres_in(region)) == {always, first_day, last_day}


def test_centre_with_an_ended_and_a_coming_spell_does_not_work_there_today(db: None):
    """The days must be of one and the same spell."""
    region, today, centre = RegionFactory(), timezone.localdate(), CentreFactory()
    CentreRegionFactory(centre=centre, region=region, valid_from=today - 9 * DAY, valid_to=today - DAY)
    CentreRegionFactory(centre=centre, region=region, valid_from=today + DAY, valid_to=today + 9 * DAY)

    assert not centres_in(region).exists()


def test_regions_today_follow_their_first_and_last_day(db: None):
    today = timezone.localdate()
    there = [RegionFactory(valid_from=today), RegionFactory(valid_to=today), RegionFactory()]
    RegionFactory(valid_from=today + DAY)
    RegionFactory(valid_to=today - DAY)

    assert set(regions_today().filter(code__startswith="R")) == set(there)


def test_spell_that_ends_before_it_begins_is_refused(db: None):
    with pytest.raises(IntegrityError, match="centre_region_ends_after_start"), transaction.atomic():
        CentreRegionFactory(valid_from=datetime.date(2027, 1, 2), valid_to=datetime.date(2027, 1, 1))


def test_centre_is_in_a_region_once_from_a_day(db: None):
    spell = CentreRegionFactory(valid_from=datetime.date(2027, 1, 1))

    with pytest.raises(IntegrityError), transaction.atomic():
        CentreRegionFactory(centre=spell.centre, region=spell.region, valid_from=datetime.date(2027, 1, 1))


def test_region_page_shows_the_centres_that_work_there(site: Trunk, stranger: Client):
    page = RegionPageFactory()
    CentrePageFactory(title="Koske", centre=CentreRegionFactory(region=page.region).centre)
    CentrePageFactory(title="Muualla", centre=CentreRegionFactory().centre)
    gone = CentreRegionFactory(region=page.region, valid_to=timezone.localdate() - DAY).centre
    CentrePageFactory(title="Lähtenyt", centre=gone)

    assert section(stranger.get(page.url), gettext("Centres of expertise")) == ["Koske"]


def test_region_page_without_a_centre_says_so(site: Trunk, stranger: Client):
    page = RegionPageFactory()
    CentrePageFactory(title="Muualla", centre=CentreRegionFactory().centre)

    assert gettext("No centre of this network works in the region yet.") in stranger.get(page.url).content.decode()


def test_centre_page_names_only_the_regions_where_it_works_today(site: Trunk, stranger: Client):
    centre, today = CentreFactory(), timezone.localdate()
    here = RegionPageFactory(region=CentreRegionFactory(centre=centre, valid_to=today).region)
    gone = RegionPageFactory(region=CentreRegionFactory(centre=centre, valid_to=today - DAY).region)
    page = CentrePageFactory(centre=centre)

    links = {link["href"] for link in document(stranger.get(page.url)).select("main a")}

    assert here.url in links
    assert gone.url not in links


def test_region_page_shows_what_belongs_to_the_region_and_nothing_else(site: Trunk, stranger: Client):
    page, elsewhere = RegionPageFactory(), RegionFactory()
    for region, mark in ((page.region, "oma"), (elsewhere, "vieras")):
        ProjectPageFactory(title=f"Hanke {mark}", regions=[region])
        SeriesPageFactory(title=f"Sarja {mark}", regions=[region])
        WorkshopPageFactory(title=f"Työpaja {mark}", regions=[region])
        CouncilPageFactory(title=f"Raati {mark}", regions=[region])
        MaterialPageFactory(title=f"Opas {mark}", regions=[region])

    response = stranger.get(page.url)

    assert section(response, gettext("Projects")) == ["Hanke oma"]
    assert section(response, gettext("Workshop series")) == ["Sarja oma"]
    assert section(response, gettext("Next workshops")) == ["Työpaja oma"]
    assert section(response, gettext("Client councils")) == ["Raati oma"]
    assert section(response, gettext("Materials")) == ["Opas oma"]
    assert "vieras" not in response.content.decode()


def test_region_page_links_to_all_materials_of_the_region(site: Trunk, stranger: Client):
    page = RegionPageFactory()
    MaterialPageFactory(title="Opas oma", regions=[page.region])
    MaterialPageFactory(title="Opas vieras", regions=[RegionFactory()])

    link = document(stranger.get(page.url)).select_one(f'main a[href^="{site.materials.url}?region="]')
    response = stranger.get(link["href"])

    assert "Opas oma" in response.content.decode()
    assert "Opas vieras" not in response.content.decode()


def test_centre_page_shows_what_stands_below_it_and_nothing_else(site: Trunk, stranger: Client):
    own, other = CentrePageFactory(title="Koske"), CentrePageFactory(title="Verso")
    for centre, mark in ((own, "oma"), (other, "vieras")):
        ProjectPageFactory(parent=centre, title=f"Hanke {mark}")
        series = SeriesPageFactory(parent=centre, title=f"Sarja {mark}")
        WorkshopPageFactory(parent=series, title=f"Työpaja {mark}")
        council = CouncilPageFactory(parent=centre, title=f"Raati {mark}")
        MinutesPageFactory(parent=council, title=f"Muistio {mark}")
        bank = MaterialBankPageFactory(parent=centre, title=f"Pankki {mark}")
        MaterialPageFactory(parent=bank, title=f"Opas {mark}")

    response = stranger.get(own.url)

    assert section(response, gettext("Projects")) == ["Hanke oma"]
    assert section(response, gettext("Workshop series")) == ["Sarja oma"]
    assert section(response, gettext("Next workshops")) == ["Työpaja oma"]
    assert section(response, gettext("Client councils")) == ["Raati oma"]
    assert section(response, gettext("Newest minutes")) == ["Muistio oma"]
    assert section(response, gettext("Materials")) == ["Opas oma"]
    assert "vieras" not in response.content.decode()


def test_centre_s_material_bank_lists_only_its_own(site: Trunk, stranger: Client):
    own, other = CentrePageFactory(title="Koske"), CentrePageFactory(title="Verso")
    bank, foreign = MaterialBankPageFactory(parent=own), MaterialBankPageFactory(parent=other)
    MaterialPageFactory(parent=bank, title="Opas oma")
    MaterialPageFactory(parent=foreign, title="Opas vieras")

    shown = document(stranger.get(bank.url))
    everything = document(stranger.get(site.materials.url))

    assert [link.get_text() for link in shown.select("main article.card :is(h2, h3) a")] == ["Opas oma"]
    assert {link.get_text() for link in everything.select("main article.card :is(h2, h3) a")} == {
        "Opas oma",
        "Opas vieras",
    }


def test_card_tells_in_whose_section_the_page_stands(site: Trunk, stranger: Client):
    ProjectPageFactory(parent=CentrePageFactory(title="Koske"), title="Alueen hanke")
    ProjectPageFactory(parent=site.projects, title="Koko maan hanke")

    cards = document(stranger.get(site.projects.url)).select("main article.card")
    feet = {
        card.select_one("h3 a").get_text(): [foot.get_text(strip=True) for foot in card.select(".foot")]
        for card in cards
    }

    assert feet == {"Alueen hanke": ["Koske"], "Koko maan hanke": []}
