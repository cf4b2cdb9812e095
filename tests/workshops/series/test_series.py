"""A series and its chain of workshops."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from django.utils.translation import gettext, override

from tests.factories.base import republished, restricted, translated
from tests.factories.network import MaterialPageFactory, ProjectPageFactory, RegionFactory, ThemeFactory
from tests.factories.pajaverkko import Trunk
from tests.factories.workshops import (
    ProgrammeItemFactory,
    SeriesPageFactory,
    WorkshopMaterialFactory,
    WorkshopPageFactory,
)
from tests.reading import document, section, text_of

WEEK = datetime.timedelta(days=7)


def chain(response) -> list[str]:
    return [link.get_text() for link in document(response).select("main .chain h3 a")]


def test_series_shows_its_workshops_in_the_order_they_are_held(site: Trunk, stranger: Client):
    series, now = SeriesPageFactory(), timezone.now()
    WorkshopPageFactory(parent=series, title="Toinen", starts_at=now + WEEK)
    WorkshopPageFactory(parent=series, title="Ensimmäinen", starts_at=now - WEEK)
    WorkshopPageFactory(parent=series, title="Luonnos", published=False)
    restricted(WorkshopPageFactory(parent=series, title="Yksityinen"))
    WorkshopPageFactory(parent=SeriesPageFactory(), title="Vieras")

    assert chain(stranger.get(series.url)) == ["Ensimmäinen", "Toinen"]


def test_series_without_workshops_says_so(site: Trunk, stranger: Client):
    series = SeriesPageFactory()
    WorkshopPageFactory(parent=SeriesPageFactory())

    assert gettext("The dates have not been set yet.") in text_of(stranger.get(series.url))


def test_swedish_series_shows_finnish_workshops_that_have_no_swedish_version(site: Trunk, stranger: Client):
    """Nothing is hidden from those who read Swedish."""
    series, now = SeriesPageFactory(), timezone.now()
    first = WorkshopPageFactory(parent=series, title="Suomeksi", starts_at=now + WEEK)
    both = WorkshopPageFactory(parent=series, title="Molemmilla", starts_at=now + 2 * WEEK)
    translated(both, "sv", title="På svenska")
    swedish = translated(series, "sv", title="Serie")

    response = stranger.get(swedish.url)

    assert chain(response) == ["Suomeksi", "På svenska"]
    heading = document(response).find("a", string="Suomeksi")
    assert heading["href"] == first.url
    assert heading.find_parent(attrs={"lang": "fi"}).name != "html"


def test_series_links_to_its_project_in_the_reader_s_language(site: Trunk, stranger: Client):
    project = ProjectPageFactory(title="Hanke")
    twin = translated(project, "sv", title="Projekt")
    series = SeriesPageFactory(project=project)
    swedish = translated(series, "sv", title="Serie")

    assert document(stranger.get(series.url)).find("a", string="Hanke")["href"] == project.url
    assert document(stranger.get(swedish.url)).find("a", string="Projekt")["href"] == twin.url


def test_series_does_not_name_a_project_that_is_not_public(site: Trunk, stranger: Client):
    series = SeriesPageFactory(project=restricted(ProjectPageFactory(title="Salainen hanke")))

    assert "Salainen hanke" not in text_of(stranger.get(series.url))


def test_workshop_shows_its_programme_and_facts(site: Trunk, stranger: Client):
    page = WorkshopPageFactory(
        programme=[
            ProgrammeItemFactory.build(time="12.00", title="Yhteenveto", sort_order=2),
            ProgrammeItemFactory.build(time="9.00", title="Aloitus", sort_order=1),
        ],
        themes=[ThemeFactory(name_fi="Jälkihuolto")],
        regions=[RegionFactory(short_fi="Lappi")],
        keywords=["osallisuus"],
    )

    response = stranger.get(page.url)
    rows = [[cell.get_text() for cell in row.select("td")] for row in document(response).select("main tbody tr")]

    assert rows == [["9.00", "Aloitus"], ["12.00", "Yhteenveto"]]
    for text in ("Jälkihuolto", "Lappi", "Työväentalo", "Esteetön kulku"):
        assert text in text_of(response)
    assert document(response).find("a", string="osallisuus")["href"] == f"{site.workshops.url}?keyword=osallisuus"


def test_keyword_of_a_past_workshop_leads_to_a_list_that_holds_it(site: Trunk, stranger: Client):
    page = WorkshopPageFactory(title="Mennyt", starts_at=timezone.now() - WEEK, keywords=["osallisuus"])

    link = document(stranger.get(page.url)).find("a", string="osallisuus")

    assert "Mennyt" in text_of(stranger.get(link["href"]))


def test_workshops_are_tied_into_a_chain_both_ways(site: Trunk, stranger: Client):
    first = WorkshopPageFactory(title="Ensimmäinen")
    second = WorkshopPageFactory(title="Toinen", continues=first)
    WorkshopPageFactory(title="Luonnos", continues=first, published=False)

    before, after = stranger.get(first.url), stranger.get(second.url)

    assert document(after).find("a", string="Ensimmäinen")["href"] == first.url
    assert document(before).find("a", string="Toinen")["href"] == second.url
    assert "Luonnos" not in text_of(before)


def test_chain_is_in_the_reader_s_language(site: Trunk, stranger: Client):
    first = WorkshopPageFactory(title="Ensimmäinen")
    second = WorkshopPageFactory(title="Toinen", continues=first)
    swedish = [translated(first, "sv", title="Den första"), translated(second, "sv", title="Den andra")]

    assert document(stranger.get(swedish[1].url)).find("a", string="Den första")["href"] == swedish[0].url
    assert document(stranger.get(swedish[0].url)).find("a", string="Den andra")["href"] == swedish[1].url


def test_chain_does_not_name_a_workshop_that_is_not_public(site: Trunk, stranger: Client):
    hidden = restricted(WorkshopPageFactory(title="Yksityinen työpaja"))
    page = WorkshopPageFactory(title="Julkinen", continues=hidden)

    assert "Yksityinen työpaja" not in text_of(stranger.get(page.url))


def test_workshop_cannot_build_on_itself(site: Trunk):
    page = WorkshopPageFactory()

    with pytest.raises(ValidationError, match="continues"):
        republished(page, continues=page)


def test_workshop_shows_its_materials_in_the_reader_s_language(site: Trunk, stranger: Client):
    material, hidden = MaterialPageFactory(title="Opas"), MaterialPageFactory(title="Luonnos", published=False)
    translated(material, "sv", title="Guide")
    rows = [WorkshopMaterialFactory.build(material=page) for page in (material, hidden)]
    page = WorkshopPageFactory(materials=rows)
    swedish = translated(page, "sv")

    assert section(stranger.get(page.url), gettext("Materials")) == ["Opas"]
    with override("sv"):
        heading = gettext("Materials")
    assert section(stranger.get(swedish.url), heading) == ["Guide"]
