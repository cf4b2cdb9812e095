"""A list asks the database as often for three items as for one."""

import datetime
from collections.abc import Callable
from copy import copy

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from network.councils.choices import CouncilState
from network.councils.queries import council_of
from tests.asked import asked_warm
from tests.factories.base import translated
from tests.factories.councils import CallFactory
from tests.factories.meetings import MeetingFactory, MinutesPageFactory
from tests.factories.network import (
    CentrePageFactory,
    CentreRegionFactory,
    CouncilPageFactory,
    MaterialBankPageFactory,
    MaterialPageFactory,
    MeasureFactory,
    OrganisationFactory,
    ProjectPageFactory,
    ProjectPartnerFactory,
    RegionFactory,
    RegionPageFactory,
    ThemeFactory,
    ThemePageFactory,
    WorkPackageFactory,
)
from tests.factories.pajaverkko import ContentPageFactory, Trunk
from tests.factories.people import make_person
from tests.factories.workshops import SeriesPageFactory, WorkshopMaterialFactory, WorkshopPageFactory
from tests.network.people.showing import let_all
from tests.snapshots import Snapshot, page_again

MOST = 20
"""Queries that any page of the site may ask."""
MOST_OF_THE_BANK = 25
"""… but the material bank when it answers a question, with its dozen of facets."""
MOST_OF_A_THEME = 24
"""… and the page of a theme, which gathers from every room what is done, how it stands and what came of it."""


class Scene:
    """Things that the items of a list have in common, made once."""

    def __init__(self, site: Trunk) -> None:
        self.site = site
        self.centre = CentrePageFactory(parent=site.home)
        self.theme_page = ThemePageFactory()
        self.region_page = RegionPageFactory()
        CentreRegionFactory(centre=self.centre.centre, region=self.region_page.region)
        self.words = {"themes": [self.theme_page.theme], "regions": [self.region_page.region]}
        self.series = SeriesPageFactory(parent=self.centre)
        self.council = CouncilPageFactory(parent=self.centre)
        self.bank = MaterialBankPageFactory(parent=self.centre)
        self.project = ProjectPageFactory(parent=self.centre)
        self.material = MaterialPageFactory(parent=self.bank)
        self.past = timezone.now() - datetime.timedelta(days=30)


Make = Callable[[Scene], object]
Place = Callable[[Scene], str]


def workshop(scene: Scene) -> Page:
    return WorkshopPageFactory(parent=scene.series, keywords=["sana"], **scene.words)


def past_workshop(scene: Scene) -> Page:
    return WorkshopPageFactory(parent=scene.series, starts_at=scene.past, keywords=["sana"], **scene.words)


def series(scene: Scene) -> Page:
    return SeriesPageFactory(parent=scene.centre, project=scene.project, **scene.words)


def project(scene: Scene) -> Page:
    return ProjectPageFactory(parent=scene.centre, keywords=["sana"], part_of=scene.project, **scene.words)


def calling_council(scene: Scene) -> Page:
    today = timezone.localdate()
    page = CouncilPageFactory(parent=scene.centre, state=CouncilState.CALLING, **scene.words)
    CallFactory(council=council_of(page), opens_on=today)
    return page


def minutes(scene: Scene) -> Page:
    return MinutesPageFactory(parent=scene.council, themes=scene.words["themes"])


def material(scene: Scene) -> Page:
    return MaterialPageFactory(parent=scene.bank, title="Kissakirja", keywords=["sana"], **scene.words)


def theme(scene: Scene) -> Page:
    return ThemePageFactory()


def region(scene: Scene) -> Page:
    page = RegionPageFactory(region=RegionFactory(tile_column=1, tile_row=1))
    CentreRegionFactory(region=page.region, centre=scene.centre.centre)
    return page


def everything(scene: Scene) -> None:
    for make in (workshop, past_workshop, series, project, calling_council, minutes, material, theme, region):
        make(scene)
    ContentPageFactory(parent=scene.site.home)


def user_of_the_material(scene: Scene) -> None:
    WorkshopPageFactory(parent=scene.series, materials=[WorkshopMaterialFactory.build(material=scene.material)])
    packages, measures = [WorkPackageFactory.build()], [MeasureFactory.build(outcome=scene.material.page_ptr)]
    ProjectPageFactory(parent=scene.centre, work_packages=packages, measures=measures)


def row_of_the_project(scene: Scene) -> None:
    """Packages, measures with outcomes and partners beside those that are there."""
    page = scene.project = type(scene.project).objects.get(pk=scene.project.pk)
    page.work_packages.add(WorkPackageFactory.build())
    page.measures.add(MeasureFactory.build(outcome=material(scene).page_ptr))
    page.partners.add(ProjectPartnerFactory.build())
    page.themes.add(ThemePageFactory().theme)
    page.save_revision().publish()


def row_of_the_council(scene: Scene) -> None:
    page = scene.council = type(scene.council).objects.get(pk=scene.council.pk)
    MeetingFactory(council=council_of(page), is_shown=True)
    page.themes.add(ThemeFactory())
    page.save_revision().publish()
    minutes(scene)


def person_on_the_page(scene: Scene) -> None:
    """Somebody with a photo and words, beside those who are on the centre's page."""
    centre = scene.centre.centre
    centre.organisation = centre.organisation or OrganisationFactory()
    centre.save()
    references = {name: one.reference for name, one in let_all(make_person(centre)).items()}
    page = scene.centre = type(scene.centre).objects.get(pk=scene.centre.pk)
    page.body.append(("person", references))
    page.save_revision().publish()


LISTS: dict[str, tuple[Make, Place]] = {
    "workshops ahead": (workshop, lambda scene: scene.site.workshops.url),
    "workshops past": (past_workshop, lambda scene: f"{scene.site.workshops.url}?when=past"),
    "projects": (project, lambda scene: scene.site.projects.url),
    "councils": (calling_council, lambda scene: scene.site.councils.url),
    "minutes": (minutes, lambda scene: scene.site.minutes.url),
    "materials": (material, lambda scene: scene.site.materials.url),
    "materials of a centre": (material, lambda scene: scene.bank.url),
    "materials, narrowed": (material, lambda scene: f"{scene.site.materials.url}?kind=guide&keyword=sana"),
    "themes": (theme, lambda scene: scene.site.themes.url),
    "network": (region, lambda scene: scene.site.network.url),
    "a theme": (everything, lambda scene: scene.theme_page.url),
    "a region": (everything, lambda scene: scene.region_page.url),
    "a centre": (everything, lambda scene: scene.centre.url),
    "people on a centre's page": (person_on_the_page, lambda scene: scene.centre.url),
    "a series": (workshop, lambda scene: scene.series.url),
    "a council": (row_of_the_council, lambda scene: scene.council.url),
    "a project": (row_of_the_project, lambda scene: scene.project.url),
    "a material": (user_of_the_material, lambda scene: scene.material.url),
    "front page": (everything, lambda scene: scene.site.home.url),
    "materials by a question": (material, lambda scene: f"{scene.site.materials.url}?q=kissakirja&kind=guide"),
    "search": (material, lambda scene: "/search/?q=kissakirja"),
}


def scene_again(scene: Scene) -> Scene:
    """With its pages as the database has them now."""
    found = copy(scene)
    vars(found).update({name: page_again(made) for name, made in vars(scene).items() if isinstance(made, Page)})
    return found


scenes = Snapshot(Scene, scene_again)


@pytest.fixture
def scene(site: Trunk) -> Scene:
    found = scenes(site)
    found.site = site
    return found


def queries_of(client: Client, address: str) -> int:
    return len(asked_warm(client, address))


def most_of(name: str) -> int:
    """How many queries a page may ask."""
    if "question" in name:
        return MOST_OF_THE_BANK
    return MOST_OF_A_THEME if name == "a theme" else MOST


@pytest.mark.parametrize("name", LISTS)
def test_list_asks_as_often_for_three_items_as_for_one(scene: Scene, stranger: Client, name: str):
    make, place = LISTS[name]
    make(scene)
    with_one = queries_of(stranger, place(scene))
    make(scene)
    make(scene)

    assert queries_of(stranger, place(scene)) == with_one
    assert with_one <= most_of(name)


SWEDISH = {
    "workshops": (workshop, lambda scene: scene.site.workshops),
    "projects": (project, lambda scene: scene.site.projects),
    "councils": (calling_council, lambda scene: scene.site.councils),
    "minutes": (minutes, lambda scene: scene.site.minutes),
    "materials": (material, lambda scene: scene.site.materials),
    "a theme": (material, lambda scene: scene.theme_page),
    "a region": (everything, lambda scene: scene.region_page),
}


@pytest.mark.parametrize("name", SWEDISH)
def test_swedish_list_of_finnish_and_swedish_pages_asks_as_often_for_six_as_for_two(
    scene: Scene, stranger: Client, name: str
):
    make, place = SWEDISH[name]
    address = translated(place(scene), "sv").url

    def make_both() -> None:
        make(scene)
        page = make(scene)
        if isinstance(page, Page):
            translated(page, "sv")

    make_both()
    with_two = queries_of(stranger, address)
    make_both()
    make_both()

    assert queries_of(stranger, address) == with_two
    assert with_two <= most_of(name)


def test_search_asks_as_often_for_many_pages_of_results(scene: Scene, stranger: Client):
    material(scene)
    with_one = queries_of(stranger, "/search/?q=kissakirja")
    for _ in range(21):
        MaterialPageFactory(parent=scene.bank, title="Kissakirja", revision=False)

    assert queries_of(stranger, "/search/?q=kissakirja") == with_one
    assert queries_of(stranger, "/search/?q=kissakirja&page=2") <= MOST


def test_sitemap_asks_as_often_for_three_pages_of_a_kind_as_for_one(scene: Scene, stranger: Client):
    """Wagtail asks once for each type of page."""
    everything(scene)
    with_one = queries_of(stranger, "/sitemap.xml")
    everything(scene)
    everything(scene)

    assert queries_of(stranger, "/sitemap.xml") == with_one
    assert with_one <= 25


@pytest.mark.parametrize("address", ["/ei-ole/", "/sv/finns-inte/", "/en/missing/"])
def test_page_that_is_not_found_asks_little(site: Trunk, stranger: Client, address: str):
    stranger.get(address)

    with CaptureQueriesContext(connection) as queries:
        assert stranger.get(address).status_code == 404

    assert len(queries) <= 8
