"""Front pages and plain pages, and the trunk that every site has."""

from dataclasses import dataclass, fields

import factory
from wagtail.models import Locale, Page, Site

from network.councils.pages import CouncilIndexPage
from network.materials.pages import MaterialBankPage
from network.meetings.pages import MinutesIndexPage
from network.notices.choices import Purpose
from network.projects.pages import ProjectIndexPage
from network.regions.pages import NetworkPage
from network.themes.pages import ThemeIndexPage
from pajaverkko.home.pages import ContentPage, HomePage
from tests.factories.base import PageFactory
from tests.factories.meetings import MinutesIndexPageFactory
from tests.factories.network import (
    CouncilIndexPageFactory,
    MaterialBankPageFactory,
    NetworkPageFactory,
    ProjectIndexPageFactory,
    ThemeIndexPageFactory,
)
from tests.factories.people import make_notice
from tests.factories.workshops import WorkshopIndexPageFactory
from workshops.series.pages import WorkshopIndexPage


class HomePageFactory(PageFactory):
    class Meta:
        model = HomePage

    title = "Yhdessä kehitetty sosiaalityö"
    intro = "<p>Mikä tämä verkosto on.</p>"


class ContentPageFactory(PageFactory):
    class Meta:
        model = ContentPage

    body = factory.LazyFunction(lambda: [("text", "<p>Tietoa verkostosta.</p>")])


@dataclass(frozen=True)
class Trunk:
    """The front pages, and the Finnish lists below the first of them."""

    home: HomePage
    swedish_home: HomePage
    english_home: HomePage
    workshops: WorkshopIndexPage
    councils: CouncilIndexPage
    minutes: MinutesIndexPage
    materials: MaterialBankPage
    projects: ProjectIndexPage
    themes: ThemeIndexPage
    network: NetworkPage


def make_trunk() -> Trunk:
    """The site's front page in three languages instead of Wagtail's welcome page, and the lists in Finnish."""
    for language in ("sv", "en"):
        Locale.objects.get_or_create(language_code=language)
    home = HomePageFactory(slug="etusivu", revision=False)
    site = Site.objects.get(is_default_site=True)
    welcome, site.root_page = site.root_page, home
    site.save()
    welcome.delete()
    for purpose in Purpose:
        make_notice(purpose)
    home = HomePage.objects.get(pk=home.pk)
    return Trunk(
        home=home,
        swedish_home=_twin(home, "sv", "Socialt arbete som utvecklas tillsammans"),
        english_home=_twin(home, "en", "Social work developed together"),
        workshops=WorkshopIndexPageFactory(parent=home, title="Työpajat", slug="tyopajat", revision=False),
        councils=CouncilIndexPageFactory(parent=home, title="Asiakasraadit", slug="raadit", revision=False),
        minutes=MinutesIndexPageFactory(parent=home, title="Muistiot", slug="muistiot", revision=False),
        materials=MaterialBankPageFactory(parent=home, title="Materiaalipankki", slug="materiaalit", revision=False),
        projects=ProjectIndexPageFactory(parent=home, title="Hankkeet", slug="hankkeet", revision=False),
        themes=ThemeIndexPageFactory(parent=home, title="Teemat", slug="teemat", revision=False),
        network=NetworkPageFactory(parent=home, title="Verkosto", slug="verkosto", revision=False),
    )


def trunk_again(trunk: Trunk) -> Trunk:
    """The same pages, as the database has them now."""
    pages = {part.name: getattr(trunk, part.name) for part in fields(trunk)}
    return Trunk(**{name: type(page)._default_manager.get(pk=page.pk) for name, page in pages.items()})


def _twin(home: HomePage, language: str, title: str) -> HomePage:
    twin = HomePageFactory.build(title=title, slug=f"etusivu-{language}", translation_key=home.translation_key)
    twin.locale = Locale.objects.get(language_code=language)
    Page.get_first_root_node().add_child(instance=twin)
    return HomePage.objects.get(pk=twin.pk)
